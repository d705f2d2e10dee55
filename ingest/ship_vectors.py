"""For maintainers: writes the vectors that ship (`make vectors`), from a home where everything was ingested."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import numpy as np

from ingest.assembled import assembled, embedded, led
from knowledge.embed import PACKAGED_MODEL, open_embedder
from knowledge.shipped_vectors import FILE, write_vectors
from knowledge.vectors import encode_kept


def main(home: Path) -> None:
    """Write into the package what `home` holds, and what a library without any document would."""
    store = home / "vectors.sqlite"
    embedder, (passages, leads) = open_embedder(PACKAGED_MODEL, home / "models"), assembled(())
    encode_kept(embedded(passages, leads), embedder, store)
    encode_kept(led(leads), embedder.tuned, store)
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute("SELECT key, vector FROM vectors").fetchall()
    target = Path(__file__).parents[1] / "knowledge" / FILE
    write_vectors({key: np.frombuffer(blob, dtype=np.float32) for key, blob in rows}, target)
    print(f"{len(rows)} vectors, {target.stat().st_size / 1e6:.1f} MB: {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
