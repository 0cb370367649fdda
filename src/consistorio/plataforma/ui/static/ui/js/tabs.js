// Turn <div data-pestanas><section id data-titulo>… into tabs; without it they are read in a row.
export default function pestanas(caja) {
  const paneles = [...caja.querySelectorAll(":scope > section[data-titulo]")];
  const lista = document.createElement("div");
  lista.className = "pestanas";
  lista.setAttribute("role", "tablist");
  lista.setAttribute("aria-label", caja.dataset.pestanas);
  const botones = paneles.map((panel) => {
    const boton = document.createElement("button");
    boton.type = "button";
    boton.id = `${panel.id}-pestana`;
    boton.textContent = panel.dataset.titulo;
    boton.setAttribute("role", "tab");
    boton.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", boton.id);
    panel.tabIndex = 0;
    lista.append(boton);
    return boton;
  });
  const abrir = (i, foco) => {
    paneles.forEach((p, j) => { p.hidden = i !== j; });
    botones.forEach((b, j) => { b.setAttribute("aria-selected", String(i === j)); b.tabIndex = i === j ? 0 : -1; });
    if (foco) botones[i].focus();
  };
  lista.addEventListener("click", (e) => { const i = botones.indexOf(e.target); if (i >= 0) abrir(i); });
  lista.addEventListener("keydown", (e) => {
    const i = botones.indexOf(document.activeElement), n = botones.length;
    const ir = { ArrowRight: (i + 1) % n, ArrowLeft: (i + n - 1) % n, Home: 0, End: n - 1 }[e.key];
    if (ir !== undefined) { e.preventDefault(); abrir(ir, true); }
  });
  caja.prepend(lista);
  abrir(Math.max(0, paneles.findIndex((p) => `#${p.id}` === location.hash)));
}
