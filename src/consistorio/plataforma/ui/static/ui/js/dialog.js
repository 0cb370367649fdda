// <a href="/page-that-does-the-same/" data-abre="id"> opens the <dialog id>; without it, the page.
export default function abridor(nodo) {
  const dialogo = document.getElementById(nodo.dataset.abre);
  if (!dialogo) return;
  nodo.addEventListener("click", (e) => { e.preventDefault(); dialogo.showModal(); });
  dialogo.addEventListener("click", (e) => { if (e.target === dialogo) dialogo.close(); });
}
