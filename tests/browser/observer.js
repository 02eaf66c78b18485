// Notes what a page complains about, the same in every engine. Runs before anything of the page.
(() => {
  const heard = window.complaints = []
  const text = (thing) => thing && (thing.stack || thing.message) || String(thing)
  addEventListener("error", (event) => {
    const from = event.target
    heard.push(from === window ? `uncaught: ${text(event.error || event.message)}` : `failed: ${from.src || from.href}`)
  }, true)
  addEventListener("unhandledrejection", (event) => heard.push(`rejected: ${text(event.reason)}`))
  addEventListener("securitypolicyviolation", (event) => heard.push(`${event.violatedDirective}: ${event.blockedURI}`), true)
  for (const kind of ["error", "warn"]) {
    const was = console[kind]
    console[kind] = (...said) => {
      heard.push(`${kind}: ${said.map(text).join(" ")}`)
      was.apply(console, said)
    }
  }
})()
