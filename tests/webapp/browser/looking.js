// What is wrong with how a page lies on the screen, as lines to be read; run in any browser by the tests.
(() => {
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !node.closest(".unseen, .cell-text");
  const called = (node) => {
    const id = node.id ? `#${node.id}` : "";
    const kind = node.className && typeof node.className === "string" ? `.${node.className.split(" ")[0]}` : "";
    return `${node.localName}${id}${kind} « ${node.textContent.trim().slice(0, 40)} »`;
  };
  const root = document.documentElement;
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  // The page scrolls sideways (WCAG 1.4.10), or something stands off the screen: what lies in a box that scrolls does not.
  function sideways() {
    const wide = root.clientWidth;
    const scrolls = (node) => node !== root && node !== document.body && /auto|scroll|hidden|clip/.test(getComputedStyle(node).overflowX);
    const held = (node) => node && (scrolls(node) || held(node.parentElement));
    const off = [...document.body.querySelectorAll("*")].filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 1 && shown(node) && (box.right > wide + 1 || box.left < -1) && !held(node.parentElement) && !node.matches(".skip");
    });
    const found = off.slice(0, 5).map((node) => `off the screen: ${called(node)}`);
    if (root.scrollWidth > wide) found.push(`scrolls sideways: ${root.scrollWidth} of ${wide}`);
    return found;
  }

  // What one clicks is large enough (WCAG 2.5.8), but for links in a sentence.
  function small(least = 24) {
    const inSentence = (node) => node.localName === "a" && getComputedStyle(node).display === "inline"
      && node.parentElement.textContent.trim().length > node.textContent.trim().length + 3;
    const target = (node) => node.matches("input[type=radio], input[type=checkbox]") && node.closest("label") || node;
    const boxes = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(shown);
    return boxes.filter((node) => !inSentence(node) && !node.matches(".skip")).filter((node) => {
      const box = target(node).getBoundingClientRect();
      return box.width < least - 0.5 || box.height < least - 0.5;
    }).map((node) => `small: ${called(node)} ${Math.round(node.getBoundingClientRect().width)}×${Math.round(node.getBoundingClientRect().height)}`);
  }

  // Text that its own box cuts (WCAG 1.4.4, 1.4.12), or that lies on other text.
  function cut() {
    return [...document.body.querySelectorAll("*")].filter((node) => {
      const style = getComputedStyle(node);
      const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
      if (!text || !shown(node) || node.clientWidth < 2 || node.closest("svg, textarea, select, option")) return false;
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
      return clips && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
    }).map((node) => `cut: ${called(node)}`);
  }

  // Cards of one column begin on one line.
  function askew() {
    const blocks = [...document.querySelectorAll("#blocks:not(.together) > .block")].filter(shown);
    const edges = new Set(blocks.flatMap((node) => { const box = node.getBoundingClientRect(); return [`${Math.round(box.left)} to ${Math.round(box.right)}`]; }));
    const main = document.querySelector("main").getBoundingClientRect();
    const uneven = blocks.filter((node) => {
      const box = node.getBoundingClientRect();
      return Math.abs((box.left - main.left) - (main.right - box.right)) > 2 && innerWidth < 600;
    });
    return [...(edges.size > 1 ? [`cards askew: ${[...edges].join(", ")}`] : []), ...uneven.slice(0, 1).map((node) => `to one side: ${called(node)}`)];
  }

  // In the reader's own colours: what is drawn by a background or a fill is drawn in theirs, and does not vanish in it.
  function vanished() {
    const ground = getComputedStyle(document.body).backgroundColor;
    const apart = (paint) => { const [low, high] = [light(paint), light(ground)].sort((one, other) => one - other); return (high + 0.05) / (low + 0.05); };
    const found = [];
    for (const box of document.querySelectorAll("input[type=radio], input[type=checkbox]")) {
      if (getComputedStyle(box).appearance === "none") found.push(`not drawn by the browser: ${box.name}=${box.value}`);
    }
    for (const part of document.querySelectorAll("svg.chart text, svg.chart .chart-bar, svg.chart .chart-shape, svg.chart .chart-dot, svg.chart .chart-marker, svg.chart .chart-bounds, .mark rect")) {
      const style = getComputedStyle(part);
      const paints = [style.fill, style.stroke].filter((paint) => paint !== "none");
      if (paints.every((paint) => apart(paint) < 3)) found.push(`lost in the page: ${part.localName}.${part.getAttribute("class")} ${paints} on ${ground}`);
    }
    for (const button of [...document.querySelectorAll("button, a.button, label.choice, .save-state")].filter(shown)) {
      const style = getComputedStyle(button);
      if (style.borderTopStyle === "none" && style.borderBottomStyle === "none" && style.borderLeftStyle === "none" && style.textDecorationLine === "none") {
        found.push(`without an edge: ${called(button)}`);
      }
    }
    return [...new Set(found)];
  }

  // On paper, text is dark: 4.5 to 1 on white at the least.
  function pale() {
    return [...document.body.querySelectorAll("*")].filter((node) => {
      const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
      return text && shown(node) && !node.closest("svg") && 1.05 / (light(getComputedStyle(node).color) + 0.05) < 4.5;
    }).map((node) => `pale: ${called(node)} ${getComputedStyle(node).color}`);
  }

  // The spacing of WCAG 1.4.12, and back.
  let spaced;
  function spacing(on) {
    spaced ??= new CSSStyleSheet();
    spaced.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = on ? [spaced] : [];
  }

  function larger(share) { root.style.fontSize = share ? `${share}%` : ""; }
  function unfold() { for (const one of document.querySelectorAll("details")) one.open = true; }

  window.looking = { sideways, small, cut, askew, vanished, pale, spacing, larger, unfold };
})();
