"""The two guidance documents, cut into passages, checked against the raw text of their pages."""

import re
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

from ingest.official import SPLITTERS
from ingest.pages import Line, Page
from ingest.read_pdf import read_pages
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.references import parse_reference, print_reference  # the printed form is checked there too

EXCLUSION = "Suspension_and_permanent_exclusion_guidance_August_2024.pdf"
BEHAVIOUR = "Behaviour_in_schools_February_2024.pdf"
EXCLUSION_CITE = "Suspension and Permanent Exclusion guidance (August 2024) "
BEHAVIOUR_CITE = "Behaviour in Schools (February 2024) "
