#!/usr/bin/env python3
"""Measures the import of listings over HTTP against COPY of the same rows into the same table, by turns in one run.

  bench/import-vs-copy.py FILE [ROUNDS [BASE_URL]]

FILE is king_county_sales.csv. Needs psql, DATABASE_URL (of the database that the service at BASE_URL works on; its listings are thrown away) and
FREEHOLD_TOKEN. COPY meets the same constraints, indexes and triggers. Prints each round, and the median of the ratios.
"""

import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

GENERATED = "'search', 'search_without_address'"


def psql(command):
    done = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", os.environ["DATABASE_URL"], "-At", "-c", command],
                          check=True, capture_output=True, text=True)
    return done.stdout.strip()


def sales_loader():
    spec = importlib.util.spec_from_file_location("sales", pathlib.Path(__file__).with_name("load-king-county.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    file, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    sales = sales_loader()
    api = sales.Api(sys.argv[3] if len(sys.argv) > 3 else "http://localhost:8080", os.environ["FREEHOLD_TOKEN"])
    columns = psql("select string_agg(column_name, ', ') from information_schema.columns"
                   f" where table_name = 'properties' and column_name not in ({GENERATED})")
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "rows")
        for number in range(rounds + 1):
            psql("truncate properties cascade")
            report, seconds = sales.load(api, file)
            rows = report["created"] + report["updated"]
            houses = int(psql(f"\\copy properties ({columns}) to '{copy}'") or psql("select count(*) from properties"))
            psql("truncate properties cascade")
            start = time.monotonic()
            psql(f"\\copy properties ({columns}) from '{copy}'")
            copied = time.monotonic() - start
            if number == 0:
                continue  # both warm up
            ratios.append((rows / seconds) / (houses / copied))
            print(f"round {number}: import {rows / seconds:8,.0f} rows/s, COPY {houses / copied:8,.0f} rows/s, ratio {ratios[-1]:.2f}",
                  flush=True)
    print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
