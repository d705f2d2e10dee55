"""The Documents screen: what is held, what could be, and how to add, remove and rebuild. Draws only."""

from functools import partial
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from app.screens import documents_markup, markup, parts, wording, working
from app.screens.working import Progress, Tell
from knowledge.sources import AUTHORITIES, Source

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from app.wiring import Assistant
    from knowledge.contents import Holding

FORMATS = ["pdf", "docx", "md", "markdown", "txt", "html", "htm", "xml"]


def draw() -> None:
    """Draw the whole screen from what the assistant holds."""
    st.title("Documents", anchor=False)
    st.markdown("What answers rest on. Everything here stays on this computer.")
    if not working.opened():
        return
    assistant = parts.assistant()
    holdings = assistant.held()
    working.last_report()
    held = [holding for holding in holdings if holding.texts]
    summaries = {holding.source.id: holding.summaries for holding in holdings}
    draw_held(assistant, held)
    draw_add(assistant)
    draw_missing(assistant, {holding.source.id for holding in held}, summaries)
    draw_rebuild(assistant)


def draw_held(assistant: "Assistant", held: "list[Holding]") -> None:
    """The documents that are held in their own words."""
    st.subheader("Held on this computer", anchor=False)
    if not held:
        st.markdown("No document is held in its own words yet. Get an official one below, or add your own.")
    for holding in held:
        with st.container(border=True, key=f"held-{holding.source.id}"):
            markup.show(documents_markup.source_facts(holding.source, holding.texts, holding.summaries))
            draw_removal(assistant, holding.source)


def remove(assistant: "Assistant", source_id: str, tell: Tell, progress: Progress) -> None:
    """Take a document out; there is nothing to measure while that is done."""
    assistant.remove(source_id, tell)


def draw_removal(assistant: "Assistant", source: Source) -> None:
    """A way to take a document out, which asks once more."""
    if st.session_state.get("removing") != source.id:
        st.button(f"Remove {markup.plain(source.cite)}", key=f"remove-{source.id}", on_click=intend, args=(source.id,))
        return
    st.markdown("**Remove this document?** It will no longer be searched or quoted.")
    with st.container(horizontal=True):
        st.button("Keep it", key="keep", on_click=intend, args=("",))
        if st.button("Remove it", key="confirm-removal", type="primary"):
            working.carry_out(f"Removing {source.title}", partial(remove, assistant, source.id))


def intend(source_id: str) -> None:
    """Keep in mind which document is about to be removed."""
    st.session_state["removing"] = source_id


def draw_add(assistant: "Assistant") -> None:
    """A document of one's own, by upload."""
    st.subheader("Add a document", anchor=False)
    with st.form("add", clear_on_submit=True):
        files = st.file_uploader(
            "A policy, a local offer, guidance: PDF, Word, Markdown, text, HTML or an Act's XML",
            FORMATS,
            accept_multiple_files=True,
        )
        if st.form_submit_button("Add to the library", type="primary") and files:
            names = ", ".join(file.name for file in files)
            working.carry_out(f"Adding {names}", partial(add, assistant, files))


def add(assistant: "Assistant", files: "list[UploadedFile]", tell: Tell, progress: Progress) -> bool:
    """Hand over the files under their own names, since a document takes its id from its name; False if one failed."""
    with TemporaryDirectory(dir=assistant.incoming()) as folder:
        for file in files:
            (Path(folder) / Path(file.name).name).write_bytes(file.getbuffer())
        return assistant.add(Path(folder), tell, progress)  # a folder goes in as one step, however many files it has


def draw_missing(assistant: "Assistant", held: set[str], summaries: dict[str, int]) -> None:
    """Official documents that are listed but not held, with their link and, where there is a file, a way to get it."""
    missing = [source for source in assistant.listed() if source.id not in held]
    if not missing:
        return
    st.subheader("Listed, but not held", anchor=False)
    st.markdown(wording.NOT_HELD)
    for source in filter(attrgetter("download"), missing):
        with st.container(border=True, key=f"missing-{source.id}"):
            markup.show(documents_markup.source_facts(source, 0, summaries.get(source.id, 0)))
            if st.button(f"Get {markup.plain(source.cite)}", key=f"get-{source.id}", icon=":material/download:"):
                working.carry_out(f"Getting {source.title}", partial(assistant.get, source.id))
    draw_cited([(source, summaries.get(source.id, 0)) for source in missing if not source.download])


def draw_cited(rows: list[tuple[Source, int]]) -> None:
    """The sources that cannot be got from here, under what force they have."""
    for authority in AUTHORITIES:
        some = [(source, number) for source, number in rows if source.authority == authority]
        if some:
            with st.expander(f"{wording.AUTHORITY_NAMES[authority]} ({len(some)})"):
                markup.show(documents_markup.source_list(some))


def draw_rebuild(assistant: "Assistant") -> None:
    """Make the library anew."""
    st.subheader("Rebuild", anchor=False)
    st.markdown("Reads every document again. Use it when something looks wrong, or after an update.")
    if st.button("Rebuild the library", icon=":material/refresh:"):
        working.carry_out("Rebuilding the library", assistant.rebuild)


draw()
