// "Exit this page", after the component of the GOV.UK Design System.
// https://design-system.service.gov.uk/components/exit-this-page/
(() => {
  const button = document.querySelector(".exit__button")
  const status = document.querySelector(".exit [role=status]")
  const lights = document.querySelector(".exit__lights")
  const title = document.title
  const wait = 5000
  let presses = 0, alone = true, late

  const leave = () => {
    // The page is blank before the other one has loaded, to eyes and to screen readers.
    document.documentElement.classList.add("is-left")
    document.title = "Loading"
    // This entry of the history is replaced; what stood there before stays.
    location.replace(button.href)
  }

  const count = number => {
    clearTimeout(late)
    presses = number
    lights.hidden = !presses
    ;[...lights.children].forEach((light, index) => light.classList.toggle("is-on", index < presses))
  }

  button.addEventListener("click", event => {
    event.preventDefault()
    leave()
  })

  document.addEventListener("keyup", event => {
    // Shift with another key tells of itself twice: by the other key first, with `shiftKey`.
    if (event.key === "Shift" && alone) {
      count(presses + 1)
      if (presses === 3) return leave()
      status.textContent = `Shift, press ${3 - presses} more time${presses === 2 ? "" : "s"} to exit.`
      late = setTimeout(() => { count(0); status.textContent = "Exit this page expired." }, wait)
    } else if (presses) {
      count(0)
      status.textContent = ""
    }
    alone = !event.shiftKey
  }, true)

  // A browser may bring the page back as it was left: blank.
  addEventListener("pageshow", () => {
    document.documentElement.classList.remove("is-left")
    document.title = title
    status.textContent = ""
    count(0)
  })
})()
