// Take the focus to what the person must read first (the summary of errors).
export default (nodo) => nodo.focus();
