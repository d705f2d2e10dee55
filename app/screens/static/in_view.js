// Brings something into view, and tells a screen reader of it, once for each occasion: a question that is put,
// its answer, the report of a task.

const seen = {}; // of each place on the page that brings something into view, the last occasion

function bring(selector, tries) {
  const found = document.querySelector(selector);
  const page = found?.closest(".stMain");
  if (page) {
    // Not scrollIntoView: near the end of a page that would push the whole window up, and leave it so.
    const margin = parseFloat(getComputedStyle(found).scrollMarginTop) || 0;
    page.scrollTop += found.getBoundingClientRect().top - page.getBoundingClientRect().top - margin;
  }
  // The page is still being put together: what is above may yet change its height.
  if (tries) setTimeout(() => bring(selector, tries - 1), 120);
}

export default function ({ parentElement, data }) {
  if (!data.occasion || data.occasion === seen[data.key]) return;
  seen[data.key] = data.occasion;
  parentElement.querySelector("[role=status]").textContent = data.say;
  bring(data.selector, 4);
}
