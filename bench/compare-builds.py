#!/usr/bin/env python3
"""What one packaged build costs more than another: server CPU on GET /api/v1/tasks/{id}, loaded in turns, as a ratio.

    DATABASE_URL=postgresql://user:password@host:5432/empty bench/compare-builds.py BASE OTHER [ROUNDS [SECONDS]]

BASE and OTHER are copies of target/quarkus-app; "FOLDER,NAME=VALUE,..." starts one with more environment. Needs wrk, a JDK
and an empty database that may be thrown away; Linux (/proc).
"""
import json, os, pathlib, random, statistics, subprocess, sys, tempfile, time, urllib.request

WARM_SECONDS, CONNECTIONS, TASKS = 20, 32, 500
ADMIN = {"username": "bench", "password": "seven grey herons fly"}
SCRIPT = """
local paths, n = {}, 0
for line in io.lines(os.getenv("BENCH_IDS")) do paths[#paths + 1] = "/api/v1/tasks/" .. line end
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")
request = function() n = n % #paths + 1; return wrk.format("GET", paths[n]) end
done = function(s)
  local e = s.errors
  io.write("RESULT " .. s.requests .. " " .. e.status + e.connect + e.read + e.write + e.timeout .. "\\n")
end
"""


def start(build, port):
    folder, *extra = build.split(",")
    environment = dict(os.environ, PORT=str(port), ADMIN_USERNAME=ADMIN["username"], ADMIN_PASSWORD=ADMIN["password"],
                       QUARKUS_LOG_LEVEL="WARN", **dict(pair.split("=", 1) for pair in extra))
    process = subprocess.Popen(["java", "-Xms384m", "-Xmx384m", "-XX:+UseParallelGC", "-jar", f"{folder}/quarkus-run.jar"],
                               env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            if urllib.request.urlopen(f"http://localhost:{port}/q/health/ready", timeout=2).status == 200:
                return process
        except OSError:
            time.sleep(0.2)
    process.terminate()
    sys.exit(f"{build} does not start: is DATABASE_URL right?")


def call(port, path, body=None, token=None, media="application/json"):
    headers = {"Content-Type": media, **({"Authorization": "Bearer " + token} if token else {})}
    return json.load(urllib.request.urlopen(urllib.request.Request(f"http://localhost:{port}/api/v1/{path}", body, headers)))


def cpu(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(port, seconds, script, environment):
    out = subprocess.run(["wrk", "-t1", "--timeout", "60s", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script, f"http://localhost:{port}"],
                         env=environment, capture_output=True, text=True, check=True).stdout
    requests, errors = next(line for line in out.splitlines() if line.startswith("RESULT")).split()[1:]
    if errors != "0":
        sys.exit(f"{errors} requests failed:\n{out}")
    return int(requests)


def main(base, other, rounds=8, seconds=5):
    services = {}
    with tempfile.TemporaryDirectory() as folder:
        try:
            for name, build, port in (("base", base, 18311), ("other", other, 18312)):
                services[name] = (start(build, port), port)
            port = services["base"][1]
            token = call(port, "auth/login", json.dumps(ADMIN).encode())["access_token"]
            project = call(port, "projects", b'{"name": "Bench"}', token)["id"]
            rows = "title\n" + "".join(f"Task {i}\n" for i in range(TASKS))
            call(port, f"tasks/import?default=project_id:{project}", rows.encode(), token, "text/csv")
            work = pathlib.Path(folder)
            page = call(port, "tasks?limit=200&fields=id", None, token)
            (work / "ids").write_text("\n".join(item["id"] for item in page["items"]))
            (work / "load.lua").write_text(SCRIPT)
            environment = dict(os.environ, BENCH_IDS=str(work / "ids"), BENCH_TOKEN=token)
            for _, port in services.values():
                load(port, WARM_SECONDS, work / "load.lua", environment)
            cost = {"base": [], "other": []}
            for _ in range(int(rounds)):
                for name in random.sample(list(services), 2):
                    process, port = services[name]
                    before = cpu(process)
                    requests = load(port, int(seconds), work / "load.lua", environment)
                    cost[name].append((cpu(process) - before) / requests * 1000)
            for name, costs in cost.items():
                print(f"{name:5}  {statistics.median(costs):.4f} CPU s per 1,000 requests")
            ratios = [after / before for before, after in zip(cost["base"], cost["other"])]
            print(f"ratio of CPU, median of {len(ratios)} rounds: {statistics.median(ratios):.3f}"
                  f" (lowest {min(ratios):.3f}, highest {max(ratios):.3f})")
        finally:
            for process, _ in services.values():
                process.terminate()
            for process, _ in services.values():
                process.wait()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
