#!/usr/bin/env bash
# Loads real data into a running Freehold over HTTP and checks what comes back.
#
#   bench/load-real.sh FOLDER [BASE_URL]
#
# FOLDER holds issues.csv (issues of a public tracker: issuekey, title, description, storypoint) and hamlet.ndjson (one
# line of the play each: speech, line, speaker, text). BASE_URL is http://localhost:8080 unless given.
#
# The issues become tasks of one project, imported twice; the scenes become channels, the speakers users, the speeches
# messages. A second run finds the project, the users and the channels by name, and adds no message twice.
#
# FREEHOLD_TOKEN is an access token, or a personal access token, of an administrator: what auth/login or auth/tokens answers.
#
# Needs curl and python3. Prints a line for each step; ends with 1 at the first check that fails, with 2 if used wrong.
set -euo pipefail

readonly PROJECT='Bamboo issues'
readonly SOURCE=bamboo

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo "usage: $0 FOLDER [BASE_URL]" >&2
  exit 2
fi
if [ -z "${FREEHOLD_TOKEN:-}" ]; then
  echo "$0: set FREEHOLD_TOKEN to the token of an administrator" >&2
  exit 2
fi
readonly folder=$1 base=${2:-http://localhost:8080}
readonly api=$base/api/v1
for file in issues.csv hamlet.ndjson; do
  if [ ! -r "$folder/$file" ]; then
    echo "$0: $folder/$file cannot be read" >&2
    exit 2
  fi
done
work=$(mktemp -d)
readonly work

clean_up() {
  local status=$?
  rm -rf "$work"
  if [ "$status" -ne 0 ]; then echo 'Stopped: see above.' >&2; fi
}
trap clean_up EXIT

step() { printf '%-10s %s\n' "$1" "$2"; }

fail() {
  printf '%-10s FAILED: %s\n' "$1" "$2" >&2
  exit 1
}

# expect STEP EXPECTED ACTUAL WHAT
expect() {
  [ "$2" = "$3" ] || fail "$1" "$4: expected $2, got $3"
}

# Prints the body of a successful answer; the problem document of any other goes to standard error.
call() {
  curl --silent --show-error --fail-with-body --globoff --max-time 300 --output "$work/answer" \
    --header "Authorization: Bearer $FREEHOLD_TOKEN" "$@" || {
    cat "$work/answer" >&2 2>/dev/null || true
    echo >&2
    return 1
  }
  cat "$work/answer"
}

# get PATH [NAME=VALUE]...
get() {
  local url=$api/$1 parameters=()
  shift
  for parameter; do parameters+=(--data-urlencode "$parameter"); done
  call --get "${parameters[@]}" "$url"
}

# send PATH MEDIA_TYPE FILE
send() {
  call --header "Content-Type: $2" --data-binary "@$3" "$api/$1"
}

# field NAME: of the JSON object on standard input.
field() {
  python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

# ids NAME: "name<TAB>id" for each item of the list on standard input.
ids() {
  python3 -c '
import json, sys
for item in json.load(sys.stdin)["items"]:
    print(item[sys.argv[1]], item["id"], sep="\t")' "$1"
}

# The play as what is sent: $work/users, $work/channels (NDJSON), and $work/scenes (name, number of speeches) to check by.
prepare_play() {
  python3 - "$folder/hamlet.ndjson" "$work" <<'PYTHON'
import itertools, json, re, sys

source, work = sys.argv[1:]
with open(source, encoding="utf-8") as lines:
    # Lines without a number are headings and stage directions, which nobody says.
    spoken = [line for line in map(json.loads, lines) if line["line"]]

def write(name, rows):
    with open(f"{work}/{name}", "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)

def username(speaker):
    return re.sub("[^a-z0-9]+", "-", speaker.lower()).strip("-")

def speech(line):
    act, scene, _ = line["line"].split(".")
    return f"Hamlet {act}.{scene}", line["speech"], line["speaker"]

speeches = [
    {"scene": scene, "author": username(speaker), "content": "\n".join(line["text"] for line in lines)}
    for (scene, _, speaker), lines in itertools.groupby(spoken, key=speech)
]
speakers = sorted({line["speaker"] for line in spoken})
write("speeches", speeches)
write("users", ({"username": username(speaker), "email": username(speaker) + "@elsinore.example", "full_name": speaker}
                for speaker in speakers))
scenes = {}
for each in speeches:
    scenes[each["scene"]] = scenes.get(each["scene"], 0) + 1
write("channels", ({"name": scene, "description": "A scene of Hamlet, speech by speech"} for scene in scenes))
with open(f"{work}/scenes", "w", encoding="utf-8") as out:
    out.writelines(f"{scene}\t{count}\n" for scene, count in scenes.items())
PYTHON
}

# names FILE FIELD: its values, separated by commas.
names() {
  python3 -c '
import json, sys
print(",".join(json.loads(line)[sys.argv[2]] for line in open(sys.argv[1], encoding="utf-8")))' "$1" "$2"
}

# missing FILE FIELD KNOWN: the objects of FILE that KNOWN (name<TAB>id) does not name.
missing() {
  python3 - "$@" <<'PYTHON'
import json, sys

file, field, known = sys.argv[1:]
there = {line.split("\t")[0] for line in open(known, encoding="utf-8")}
for line in open(file, encoding="utf-8"):
    if json.loads(line)[field] not in there:
        print(line, end="")
PYTHON
}

# ensure COLLECTION FIELD [FILTER]: brings in what of $work/COLLECTION is not there; leaves name<TAB>id in COLLECTION.ids.
ensure() {
  local collection=$1 field=$2 filter=${3:-} file=$work/$1 created=0 query
  query=("$field=$(names "$file" "$field")" limit=200 ${filter:+"$filter"})
  get "$collection" "${query[@]}" >"$work/list"
  ids "$field" <"$work/list" >"$file.ids"
  missing "$file" "$field" "$file.ids" >"$file.missing"
  if [ -s "$file.missing" ]; then
    created=$(send "$collection/import" application/x-ndjson "$file.missing" | field created)
    get "$collection" "${query[@]}" >"$work/list"
    ids "$field" <"$work/list" >"$file.ids"
  fi
  expect "$collection" "$(wc -l <"$file")" "$(wc -l <"$file.ids")" "$collection that can be found by $field"
  step "$collection" "$(wc -l <"$file.ids") ($created of them new)"
}

find_project() {
  project=$(get projects "name=$PROJECT" fields=name,id | ids name | cut -f2 | head -n 1)
  if [ -n "$project" ]; then
    step project "$project (was there)"
    return
  fi
  printf '{"name": "%s", "status": "active"}' "$PROJECT" >"$work/project"
  project=$(send projects application/json "$work/project" | field id)
  step project "$project (new)"
}

# Leaves created, updated, rejected in $work/counts.
import_issues() {
  send "tasks/import?columns=issuekey:external_id,storypoint:estimated_hours&default=external_source:$SOURCE&default=project_id:$project" \
    text/csv "$folder/issues.csv" >"$work/report"
  python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["created"], r["updated"], r["rejected"])' <"$work/report" >"$work/counts"
}

load_issues() {
  local total created updated rejected
  total=$(python3 -c 'import csv, sys; print(sum(1 for _ in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""))))' \
    "$folder/issues.csv")
  import_issues
  read -r created updated rejected <"$work/counts"
  step tasks "first import: $created created, $updated updated, $rejected rejected"
  expect tasks "$total" "$((created + updated))" "rows stored by the first import"
  import_issues
  read -r created updated rejected <"$work/counts"
  step tasks "second import: $created created, $updated updated, $rejected rejected"
  expect tasks "0 $total 0" "$created $updated $rejected" "created, updated, rejected by the second import"
}

load_messages() {
  local scene expected channel there created loaded=0 skipped=0
  while IFS=$'\t' read -r scene expected; do
    channel=$(awk -F'\t' -v scene="$scene" '$1 == scene { print $2 }' "$work/channels.ids")
    there=$(get "channels/$channel/messages" limit=1 include_total=true | field total)
    if [ "$there" -gt 0 ]; then
      expect messages "$expected" "$there" "messages that are in $scene already"
      skipped=$((skipped + there))
      continue
    fi
    python3 - "$work/speeches" "$work/users.ids" "$scene" >"$work/messages" <<'PYTHON'
import json, sys

speeches, users, scene = sys.argv[1:]
ids = dict(line.rstrip("\n").split("\t") for line in open(users, encoding="utf-8"))
for speech in map(json.loads, open(speeches, encoding="utf-8")):
    if speech["scene"] == scene:
        print(json.dumps({"content": speech["content"], "author_id": ids[speech["author"]]}))
PYTHON
    created=$(send "channels/$channel/messages/import" application/x-ndjson "$work/messages" | field created)
    expect messages "$expected" "$created" "messages created in $scene"
    loaded=$((loaded + created))
  done <"$work/scenes"
  step messages "$loaded created, $skipped were there"
}

# Only in the scenes: the database may hold other messages.
search() {
  local channels total expected
  channels=$(cut -f2 "$work/channels.ids" | paste -sd,)
  get messages 'q="to be" -not' "channel_id=$channels" limit=5 include_total=true >"$work/found"
  total=$(field total <"$work/found")
  expected=$(python3 - "$work/speeches" <<'PYTHON'
import json, re, sys

count = 0
for speech in map(json.loads, open(sys.argv[1], encoding="utf-8")):
    words = re.findall("[a-z0-9]+", speech["content"].lower())
    count += ("to", "be") in zip(words, words[1:]) and "not" not in words
print(count)
PYTHON
  )
  expect search "$expected" "$total" 'messages that have "to be" and not "not"'
  step search "\"to be\" -not: $total messages, as a count of the file says; the first 5 by rank:"
  python3 -c '
import json, sys
for item in json.load(sys.stdin)["items"]:
    print(" " * 11 + item["author"]["full_name"] + ": " + " / ".join(item["highlight"].split("\n")))' <"$work/found"
}

walk() {
  local scene expected channel cursor='' pages=0
  IFS=$'\t' read -r scene expected < <(sort -t$'\t' -k2,2nr "$work/scenes" | head -n 1)
  channel=$(awk -F'\t' -v scene="$scene" '$1 == scene { print $2 }' "$work/channels.ids")
  : >"$work/walked"
  while :; do
    get "channels/$channel/messages" limit=7 ${cursor:+"cursor=$cursor"} >"$work/page"
    pages=$((pages + 1))
    ids content <"$work/page" | sed -n 's/.*\t//p' >>"$work/walked"
    cursor=$(python3 -c 'import json, sys; print(json.load(sys.stdin)["next_cursor"] or "")' <"$work/page")
    [ -n "$cursor" ] || break
  done
  expect walk "$expected" "$(wc -l <"$work/walked")" "messages met in $scene"
  expect walk "$expected" "$(sort -u "$work/walked" | wc -l)" "different messages met in $scene"
  call --header 'Accept: application/x-ndjson' "$api/channels/$channel/messages" >"$work/exported"
  python3 - "$work/walked" "$work/exported" "$work/speeches" "$scene" <<'PYTHON' || fail walk "see above"
import json, sys

walked, exported, speeches, scene = sys.argv[1:]
met = [line.strip() for line in open(walked)]
exported = [json.loads(line) for line in open(exported, encoding="utf-8")]
if set(met) != {message["id"] for message in exported}:
    sys.exit("the walk met other messages than the export has")
said = [each["content"] for each in map(json.loads, open(speeches, encoding="utf-8")) if each["scene"] == scene]
contents = {message["id"]: message["content"] for message in exported}
if [contents[id] for id in reversed(met)] != said:
    sys.exit("newest first, read backwards, is not the order of the play")
PYTHON
  step walk "$scene: $pages pages of 7, each of the $expected messages met once, in the order of the play"
}

export_tasks() {
  local csv=$work/tasks.csv
  call --get --compressed --header 'Accept: text/csv' --data-urlencode "project_id=$project" \
    --data-urlencode "external_source=$SOURCE" "$api/tasks" >"$csv"
  python3 - "$folder/issues.csv" "$csv" <<'PYTHON' || fail export "see above"
import csv, decimal, sys

csv.field_size_limit(1 << 24)

def rows(path, key):
    with open(path, encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}

sent, back = rows(sys.argv[1], "issuekey"), rows(sys.argv[2], "external_id")
if sent.keys() != back.keys():
    sys.exit(f"{len(sent)} rows went in, {len(back)} came out, or others")
for key, row in sent.items():
    for ours in ("title", "description"):
        if row[ours].encode() != back[key][ours].encode():
            sys.exit(f"{ours} of {key} came back changed")
    if decimal.Decimal(row["storypoint"]) != decimal.Decimal(back[key]["estimated_hours"]):
        sys.exit(f"estimated_hours of {key} came back changed")
longest = max(len(row["description"]) for row in back.values())
print(f"{len(back)} rows, titles and descriptions byte for byte; the longest description has {longest} characters",
      file=open(sys.argv[2] + ".verdict", "w"))
PYTHON
  step export "$(cat "$csv.verdict")"
}

call "$base/health" >"$work/health" || fail health "nothing serves at $base"
step health "$(cat "$work/health")"
find_project
load_issues
prepare_play
ensure users username
ensure channels name project_id_is_null=true
load_messages
search
walk
export_tasks
echo "All checks passed."
