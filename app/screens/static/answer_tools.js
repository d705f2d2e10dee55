// What an answer can do in the browser: copy itself, and move focus from a mark to its source and back.
// All data arrives as text and is only ever used as text.

let origin = null; // the mark that was followed last, so that the way back leads there and not to the first of its kind

function follow(event) {
  const link = event.target.closest?.("a.mark, a.number");
  if (!link) return;
  const there = document.getElementById(link.hash.slice(1));
  const back = link.classList.contains("number") && origin?.isConnected && origin.hash === "#" + link.closest(".source").id;
  const target = back ? origin : there;
  if (!target) return;
  event.preventDefault();
  if (link.classList.contains("mark")) origin = link;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

function copyTheOldWay(text) {
  // A browser may refuse the clipboard to a page; a selected text field can still be copied.
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export default function ({ parentElement, data }) {
  if (!window.sencoFollows) {
    window.sencoFollows = true; // one listener serves every answer on the page
    document.addEventListener("click", follow);
  }
  const button = parentElement.querySelector("button.copy");
  const said = parentElement.querySelector(".copied");
  button.textContent = data.label;
  button.onclick = async () => {
    const done = await copy(data.text);
    button.focus();
    said.textContent = done ? "Copied, with its references" : "The browser did not allow copying";
  };
}
