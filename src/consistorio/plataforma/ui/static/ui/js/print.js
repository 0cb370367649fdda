// <button data-imprime hidden>: prints the page; without scripts the browser's own menu does it.
export default function imprime(boton) {
  boton.hidden = false;
  boton.addEventListener("click", () => print());
}
