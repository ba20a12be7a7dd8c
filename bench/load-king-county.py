#!/usr/bin/env python3
"""Loads a year of house sales over HTTP into a running Freehold, and checks what comes back against the file.

  bench/load-king-county.py FILE [BASE_URL]

FILE is king_county_sales.csv: a row for each sale, the houses sold more than once repeated under their id. BASE_URL is
http://localhost:8080 unless given. FREEHOLD_TOKEN is the access token, or a personal access token, of an administrator. The houses must not be
there yet, or all be there from an earlier run.

Prints a line for each step; ends with 1 at the first check that fails, with 2 if used wrong.
"""

import csv
import datetime
import json
import math
import os
import statistics
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

SOURCE = "king_county"
COLUMNS = {
    "id": "external_id", "date": "close_date", "price": "close_price", "bedrooms": "bedrooms_total", "bathrooms": "bathrooms_total",
    "sqft_living": "living_area", "sqft_lot": "lot_size_area", "floors": "stories", "waterfront": "", "view": "", "condition": "",
    "grade": "", "sqft_above": "", "sqft_basement": "", "yr_built": "year_built", "yr_renovated": "", "zipcode": "postal_code",
    "lat": "latitude", "long": "longitude", "sqft_living15": "", "sqft_lot15": "",
}
DEFAULTS = {
    "external_source": SOURCE, "standard_status": "closed", "property_type": "residential", "state_or_province": "WA", "country": "US",
}
NEEDLE = (47.6205, -122.3493)
EARTH_RADIUS = 6371008.8


def step(name, text):
    print(f"{name:<10} {text}", flush=True)


def expect(name, expected, actual, what):
    if expected != actual:
        sys.exit(f"{name:<10} FAILED: {what}: expected {expected}, got {actual}")


class Api:
    def __init__(self, base, token):
        self.base, self.token = base, token

    def call(self, path, parameters=(), body=None, media_type=None):
        """The status and the JSON of an answer."""
        url = f"{self.base}/api/v1/{path}?{urllib.parse.urlencode(list(parameters))}"
        headers = {"Authorization": f"Bearer {self.token}"}
        if media_type:
            headers["Content-Type"] = media_type
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=300) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.load(refusal)

    def get(self, path, **parameters):
        status, answer = self.call(path, parameters.items())
        if status != 200:
            sys.exit(f"GET {path} {parameters}: {status} {answer}")
        return answer

    def walk(self, path, **parameters):
        cursor = {}
        while True:
            page = self.get(path, **parameters, **cursor)
            yield from page["items"]
            if page["next_cursor"] is None:
                return
            cursor = {"cursor": page["next_cursor"]}


def date(sale):
    return datetime.datetime.strptime(sale["date"], "%Y%m%dT%H%M%S").date().isoformat()


def distance(house, place):
    a, b, c, d = map(math.radians, (float(house["lat"]), float(house["long"]), *place))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(h))


def load(api, file):
    """One import; the report."""
    parameters = [("columns", ",".join(f"{theirs}:{ours}" for theirs, ours in COLUMNS.items()))]
    parameters += [("default", f"{field}:{value}") for field, value in DEFAULTS.items()]
    with open(file, "rb") as body:
        start = time.monotonic()
        status, report = api.call("properties/import", parameters, body.read(), "text/csv")
    seconds = time.monotonic() - start
    if status != 200:
        sys.exit(f"import: {status} {json.dumps(report)[:2000]}")
    return report, seconds


def houses(api):
    return api.get("properties", external_source=SOURCE, limit=1, include_total="true")["total"]


def imports(api, file, sales, latest):
    was_there = houses(api)
    report, seconds = load(api, file)
    step("import", f"{report['created']:,} created, {report['updated']:,} updated, {report['rejected']} rejected: "
                   f"{len(sales):,} rows in {seconds:.1f} s, {len(sales) / seconds:,.0f} rows/s")
    expect("import", len(latest), was_there + report["created"], "houses")
    expect("import", len(sales), report["created"] + report["updated"], "rows stored")
    expect("import", len(latest), houses(api), "houses that the list counts")
    now = api.get("properties", external_source=SOURCE, sort="-updated_at", limit=1)["items"][0]["updated_at"]
    report, seconds = load(api, file)
    changed = api.get("properties", external_source=SOURCE, updated_at_gt=now, limit=1, include_total="true")["total"]
    step("again", f"{report['created']} created, {report['updated']:,} met, {report['rejected']} rejected in {seconds:.1f} s; "
                  f"{changed} houses changed")
    expect("again", (0, len(sales), 0, 0), (report["created"], report["updated"], report["rejected"], changed),
           "created, met, rejected, changed")


def history(api, sales):
    resold = resold_houses(sales)
    for house, its_sales in resold.items():
        listing = api.get("properties", external_source=SOURCE, external_id=house)["items"][0]
        rows = list(api.walk(f"properties/{listing['id']}/history", sort="effective_date,id"))
        expect("history", [(date(sale), float(sale["price"])) for sale in its_sales],
               [(row["effective_date"], row["price"]) for row in rows if row["change_type"] == "closed"], f"sales of {house}")
        expect("history", (its_sales[-1]["zipcode"], float(its_sales[-1]["price"])),
               (listing["postal_code"], listing["close_price"]), f"what {house} shows")
    step("history", f"{len(resold)} houses were sold more than once: a row for each sale, in order of date")


def resold_houses(sales):
    by_house = {}
    for sale in sales:
        by_house.setdefault(sale["id"], []).append(sale)
    return {house: sorted(its, key=date) for house, its in by_house.items() if len(its) > 1}


def values(api, latest):
    for listing in api.walk("properties", external_source=SOURCE, limit=200):
        house = latest[listing["external_id"]]
        for theirs, ours in COLUMNS.items():
            if theirs in ("id", "date", "zipcode") or not ours:
                continue
            expect("values", float(house[theirs]), float(listing[ours]), f"{ours} of {house['id']}")
        expect("values", (date(house), house["zipcode"], "closed"),
               (listing["close_date"], listing["postal_code"], listing["standard_status"]), f"texts of {house['id']}")
    step("values", f"price, date, beds, baths, areas, floors, year, zip code and place of {len(latest):,} houses as in the file")


def market(api, latest):
    picture = api.get("properties/stats", external_source=SOURCE, group_by="postal_code,month")["items"]
    expected = {}
    for house in latest.values():
        expected.setdefault((house["zipcode"], date(house)[:7]), []).append(float(house["price"]) / float(house["sqft_living"]))
    expect("market", sorted(expected), sorted((group["postal_code"], group["month"]) for group in picture), "groups")
    for group in picture:
        prices = expected[group["postal_code"], group["month"]]
        expect("market", len(prices), group["count"], f"sales in {group['postal_code']} in {group['month']}")
        if abs(statistics.median(prices) - group["price_per_area"]["median"]) > 0.0051:
            sys.exit(f"market: FAILED: the median of {group}, expected {statistics.median(prices)}")
    step("market", f"{len(picture)} medians of the price per square foot, by zip code and month, as computed from the file:")
    for group in [group for group in picture if group["postal_code"] == "98109"]:
        print(f"{'':11}98109 {group['month']} {group['count']:>4} sales {group['price_per_area']['median']:>8.2f}")


def near(api, latest):
    def fits(house):
        return distance(house, NEEDLE) <= 2000 and float(house["price"]) < 700000 and int(house["bedrooms"]) >= 3

    expected = sorted((house for house in latest.values() if fits(house)), key=lambda house: distance(house, NEEDLE))
    found = list(api.walk("properties", external_source=SOURCE, near=f"{NEEDLE[1]},{NEEDLE[0]}", radius_m=2000,
                          close_price_lt=700000, bedrooms_total_gte=3, limit=10))
    expect("near", sorted(house["id"] for house in expected), sorted(listing["external_id"] for listing in found), "houses")
    expect("near", [round(distance(house, NEEDLE), 0) for house in expected], [round(listing["distance_m"], 0) for listing in found],
           "distances in order")
    step("near", f"{len(found)} houses within 2 km of {NEEDLE[0]},{NEEDLE[1]} under 700,000 with 3 or more beds, nearest first:")
    for listing in found[:5]:
        print(f"{'':11}{listing['distance_m']:>7.1f} m {listing['close_price']:>10,.0f} {listing['bedrooms_total']} beds, "
              f"{listing['close_date']}, zip {listing['postal_code']}")


def boxes(api, latest):
    def total(box):
        return api.get("properties", external_source=SOURCE, bbox=box, limit=1, include_total="true")["total"]

    east = sum(float(house["long"]) >= -122.3 for house in latest.values())
    west = sum(float(house["long"]) <= -122.4 for house in latest.values())
    expect("boxes", 0, total("170,-10,-170,10"), "houses in a box across the antimeridian, in the Pacific")
    expect("boxes", east + west, total("-122.3,40,-122.4,90"), "houses in a box that goes around the earth, but for a gap")
    expect("boxes", 0, total("-180,60,180,90"), "houses around the pole")
    expect("boxes", len(latest), total("-180,-90,180,90"), "houses on earth")
    status, problem = api.call("properties", [("bbox", "-180,80,180,91")])
    expect("boxes", 400, status, "a box beyond the pole")
    step("boxes", "across the antimeridian, around the pole and around the earth are right; beyond the pole:")
    print(f"{'':11}{status} {problem['detail']}")


def main():
    if len(sys.argv) not in (2, 3) or not os.access(sys.argv[1], os.R_OK):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    if not os.environ.get("FREEHOLD_TOKEN"):
        print("Set FREEHOLD_TOKEN to the token of an administrator", file=sys.stderr)
        sys.exit(2)
    api = Api(sys.argv[2] if len(sys.argv) == 3 else "http://localhost:8080", os.environ["FREEHOLD_TOKEN"])
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        sales = list(csv.DictReader(file))
    latest = {}
    for sale in sorted(sales, key=date):
        latest[sale["id"]] = sale
    step("file", f"{len(sales):,} sales of {len(latest):,} houses")
    imports(api, sys.argv[1], sales, latest)
    history(api, sales)
    values(api, latest)
    market(api, latest)
    near(api, latest)
    boxes(api, latest)
    print("All checks passed.")


if __name__ == "__main__":
    main()
