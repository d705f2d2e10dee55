// Brings something into view, and tells a screen reader of it, once for each occasion: a question that is put,
// its answer, the report of a task.

const seen = {}; // of each place on the page that brings something into view, the last occasion

function bring(selector, tries) {
  document.querySelector(selector)?.scrollIntoView({ block: "start" });
  // The page is still being put together: what is above may yet change its height.
  if (tries) setTimeout(() => bring(selector, tries - 1), 120);
}

export default function ({ parentElement, data }) {
  if (!data.occasion || data.occasion === seen[data.key]) return;
  seen[data.key] = data.occasion;
  parentElement.querySelector("[role=status]").textContent = data.say;
  bring(data.selector, 4);
}
