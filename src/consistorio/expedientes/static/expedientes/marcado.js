// A toolbar for the light markup of the resolution. Without it, the marks are typed.
const MARCAS = [
  ["B", "Negrita", "**", "**"],
  ["I", "Cursiva", "*", "*"],
  ["T", "Título", "\n\n## ", "\n\n"],
  ["•", "Lista", "\n\n- ", "\n"],
  ["1.", "Lista numerada", "\n\n1. ", "\n"],
];

for (const area of document.querySelectorAll("textarea[data-marcado]")) {
  const barra = document.createElement("div");
  barra.className = "fila";
  barra.setAttribute("role", "toolbar");
  barra.setAttribute("aria-controls", area.id);
  for (const [signo, nombre, antes, despues] of MARCAS) {
    const boton = document.createElement("button");
    boton.type = "button";
    boton.className = "boton boton--secundario boton--pequeno";
    boton.textContent = signo;
    boton.title = nombre;
    boton.setAttribute("aria-label", nombre);
    boton.addEventListener("click", () => {
      const [desde, hasta] = [area.selectionStart, area.selectionEnd];
      const dentro = area.value.slice(desde, hasta);
      area.focus();
      area.setRangeText(antes + dentro + despues, desde, hasta, "end");
      const cursor = desde + antes.length;
      area.setSelectionRange(cursor, cursor + dentro.length);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
    barra.append(boton);
  }
  area.before(barra);
}
