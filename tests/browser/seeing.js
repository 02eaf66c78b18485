// What can be seen of a page: its texts, their boxes and their colours. `seeing.py` puts this on every page as `seeing`.
const seeing = (() => {
  "use strict"

  const all = selector => [...document.querySelectorAll(selector)]
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  const known = new Map()

  const short = text => text.trim().replace(/\s+/g, " ").slice(0, 50)

  /** Name an element so that a person finds it. */
  const name = element => {
    const own = element.id ? `#${element.id}` : [...element.classList].map(part => `.${part}`).join("")
    return `${element.localName}${own} “${short(element.getAttribute("aria-label") || element.textContent || element.value || "")}”`
  }

  // ---- Boxes

  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  /** For screen readers alone. */
  const isVoiceOnly = element => {
    for (let each = element; each; each = each.parentElement)
      if (getComputedStyle(each).clipPath === "inset(50%)") return true
    return false
  }

  /** Every text that can be seen, with its element and the boxes of its lines. */
  const texts = () => {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!node.data.trim() || element.closest("script, style, noscript, select, textarea")) continue
      // Pictures have tests of their own (test_pathway_picture.py): theirs are other boxes and other colours.
      if (element.closest("svg") || !isShown(element) || isVoiceOnly(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1)
      if (lines.length) found.push({ element, lines, text: short(node.data) })
    }
    return found
  }

  /** The nearest part that lies over others on purpose, or null. */
  const overlay = element => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each)
      if (/absolute|fixed|sticky/.test(style.position) && colour(style.backgroundColor)[3] > 0) return each
    }
    return null
  }

  /** Texts that are cut off, stick out of their box or lie over each other. */
  const misplaced = () => {
    const faults = new Set()
    const found = texts()
    const bands = []
    for (const { element, lines, text } of found) {
      const over = overlay(element)
      for (const line of lines) {
        if (line.left < -1 || line.right > innerWidth + 1) faults.add(`out of the window: “${text}” in ${name(element)}`)
        // Boxes of lines reach above and below the letters: half their height is surely ink.
        bands.push({ element, text, over, left: line.left + 1, right: line.right - 1, top: line.top + line.height * .3, bottom: line.bottom - line.height * .3 })
      }
      const [left, right] = [Math.min(...lines.map(line => line.left)), Math.max(...lines.map(line => line.right))]
      const [top, bottom] = [Math.min(...lines.map(line => line.top)), Math.max(...lines.map(line => line.bottom))]
      for (let box = element; box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box)
        if (/^(inline|contents)$/.test(style.display)) continue
        const bounds = box.getBoundingClientRect()
        if (!bounds.height) continue
        const cuts = style.overflowX !== "visible" || style.overflowY !== "visible"
        const framed = parseFloat(style.borderLeftWidth) && parseFloat(style.borderRightWidth) || colour(style.backgroundColor)[3] > 0
        const out = left < bounds.left - 1 || right > bounds.right + 1
        const slack = (bottom - top) / lines.length * .3
        if (out && (cuts || framed)) faults.add(`sticks out of ${name(box)}: “${text}”`)
        else if ((top < bounds.top - slack || bottom > bounds.bottom + slack) && (cuts && style.overflowY !== "auto" || framed)) faults.add(`too high for ${name(box)}: “${text}”`)
        if (/absolute|fixed/.test(style.position)) break
      }
    }
    bands.sort((a, b) => a.top - b.top)
    bands.forEach((band, index) => {
      for (let next = index + 1; next < bands.length && bands[next].top < band.bottom; next++) {
        const other = bands[next]
        if (other.element === band.element || other.over !== band.over) continue
        if (other.left < band.right && band.left < other.right) faults.add(`“${band.text}” and “${other.text}” lie over each other`)
      }
    })
    return [...faults]
  }

  // ---- Colours

  /** Red, green, blue and alpha, 0 to 255 and 0 to 1, of any colour that CSS can write. */
  const colour = css => {
    if (!known.has(css)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
      known.set(css, [red, green, blue, alpha / 255])
    }
    return known.get(css)
  }

  const over = (top, ground) => [0, 1, 2].map(part => top[part] * top[3] + ground[part] * (1 - top[3])).concat(1)

  /** The colour behind what an element holds, from all its ancestors; they stand where they lie, as a test sees to. */
  const ground = element => {
    const layers = []
    for (let each = element; each; each = each.parentElement) {
      const layer = colour(getComputedStyle(each).backgroundColor)
      layers.unshift(layer)
      if (layer[3] === 1) break
    }
    return layers.reduce((below, layer) => over(layer, below), colour("Canvas"))
  }

  const light = ([red, green, blue]) => {
    const part = value => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
    return .2126 * part(red) + .7152 * part(green) + .0722 * part(blue)
  }

  /** WCAG's contrast of two colours, the first of which may let the second shine through. */
  const contrast = (front, back) => {
    const [one, other] = [light(over(front, back)), light(back)]
    return (Math.max(one, other) + .05) / (Math.min(one, other) + .05)
  }

  const opacity = element => {
    let whole = 1
    for (let each = element; each; each = each.parentElement) whole *= getComputedStyle(each).opacity
    return whole
  }

  /** The contrast of every text that can be seen, and of what is written in fields. */
  const inks = () => {
    const fields = all("input:not([type=radio], [type=checkbox]), select, textarea").filter(isShown)
    const found = texts().filter(({ element }) => !element.closest("[aria-disabled=true]")).map(({ element, text }) => [element, text])
    return [...found, ...fields.map(field => [field, "what is written here"])].map(([element, text]) => {
      const ink = colour(getComputedStyle(element).color)
      const value = contrast([ink[0], ink[1], ink[2], ink[3] * opacity(element)], ground(element))
      return { contrast: Math.round(value * 100) / 100, text: `“${text}” in ${name(element)}` }
    })
  }

  /** The contrast of every drawn sign. */
  const signs = () => all("body svg:not(.picture)").filter(isShown).flatMap(svg =>
    [svg, ...svg.querySelectorAll("path, circle, line, rect")].flatMap(part => {
      const { fill, stroke } = getComputedStyle(part)
      const drawn = [fill, stroke].filter(value => value !== "none" && colour(value)[3] > 0)
      return part !== svg && drawn.length ? [{ contrast: Math.max(...drawn.map(value => contrast(colour(value), ground(svg)))), text: name(svg.parentElement) }] : []
    }))

  // ---- Focus

  /** How the focus is shown: at the element, or at the card or label around it. */
  const ring = element => {
    const own = getComputedStyle(element).outlineStyle !== "none"
    const shown = own ? element : element.closest("label, li") || element
    const style = getComputedStyle(shown)
    const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth)
    return { width, contrast: width ? contrast(colour(style.outlineColor), ground(shown.parentElement)) : 0 }
  }

  /** Everything that Tab must come to: of radio buttons, one in each group. */
  const stops = () => {
    const groups = new Set()
    return all("a[href], button, input, select, textarea, summary, [tabindex='0']").filter(element => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled || element.tabIndex < 0) return false
      if (element.type !== "radio") return true
      const chosen = all(`input[name='${CSS.escape(element.name)}']`).find(radio => radio.checked)
      if (chosen ? chosen !== element : groups.has(element.name)) return false
      groups.add(element.name)
      return true
    })
  }

  /** What is wrong with where the focus is. */
  const faultsOfFocus = element => {
    const faults = []
    if (!isShown(element) || isVoiceOnly(element)) return ["is hidden"]
    const lines = [...element.getClientRects()].filter(box => box.width > 1 && box.height > 1)
    if (!lines.length) return ["has no box"]
    const { width, contrast } = ring(element)
    if (width < 2) faults.push("shows no focus")
    else if (contrast < 3) faults.push(`shows the focus with a contrast of ${contrast.toFixed(2)} only`)
    // What is taller than the window starts in it; of paper to write on, the line to write in is in sight.
    const end = lines[0].top + Math.min(lines.at(-1).bottom - lines[0].top, element.localName === "textarea" ? 24 : innerHeight - 40)
    if (lines[0].top < -1 || end > innerHeight + 1 || lines[0].left < -1 || lines[0].right > innerWidth + 1) faults.push("is out of the window")
    for (const line of lines) {
      const points = [[.5, .5], [.02, .2], [.98, .2], [.02, .8], [.98, .8]]
      for (const [x, y] of points.map(([x, y]) => [line.left + x * line.width, line.top + y * line.height])) {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue
        const top = document.elementFromPoint(x, y)
        // A word in a picture is as large as its letters: between them lies what it is written on.
        const picture = element.closest("svg")
        if (top && !top.contains(element) && !element.contains(top) && !(picture && picture.contains(top))) faults.push(`is covered by ${name(top)}`)
      }
    }
    return [...new Set(faults)]
  }

  /** Note every stop of a walk with Tab: its faults, and whether it stands on the wrong side of the one before it. */
  const walk = (back = false) => {
    const onward = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING
    const seen = []
    let before = null, ended = false, missed = []
    const panelled = element => element.closest(".term-panel")?.previousElementSibling || element
    addEventListener("keyup", event => {
      if (event.key !== "Tab" || ended) return
      const element = document.activeElement
      if (element === document.body || element === seen[0]?.element) {
        ended = true
        // What has opened by a later round is new, and nobody could come to it in this one.
        const visited = new Set(seen.map(stop => stop.element))
        missed = stops().filter(stop => !visited.has(stop)).map(name)
        return
      }
      const faults = faultsOfFocus(element)
      // The panel moves to the next word while the focus is on its way.
      const place = panelled(element)
      if (before && before !== place && !place.contains(before) && !(before.compareDocumentPosition(place) & onward)) faults.push("stands on the wrong side of the stop before it")
      before = place
      seen.push({ element, name: name(element), faults })
    }, true)
    return {
      get ended() { return ended },
      get count() { return seen.length },
      faults: () => seen.flatMap(({ name, faults }) => faults.map(fault => `${name} ${fault}`)),
      missed: () => missed,
    }
  }

  // ---- Targets

  /** What can be pressed and is smaller than 24 px. WCAG spares links in running text; they are held to it, too. */
  const small = () => all("a[href], button, input, select, textarea, summary, [tabindex='0']").flatMap(element => {
    // The words in a picture are scaled with it; the same words stand below it as text.
    if (element.closest("svg") || !isShown(element) || isVoiceOnly(element)) return []
    const label = element.labels?.length ? [...element.labels].map(each => each.getBoundingClientRect()) : []
    const boxes = [element.getBoundingClientRect(), ...label]
    const [width, height] = ["width", "height"].map(side => Math.max(...boxes.map(box => box[side])))
    if (!boxes[0].width || (width > 23.5 && height > 23.5)) return []
    return [`${name(element)} is ${width.toFixed(1)} x ${height.toFixed(1)} px`]
  })

  return { all, name, isShown, isVoiceOnly, texts, misplaced, colour, ground, contrast, inks, signs, ring, walk, small }
})()
