#!/usr/bin/env python3
"""What a signed request costs more than the same request with security off: server CPU on GET /api/v1/tasks/{id}.

Builds the service twice, as it is and with -Psecurity-off, starts both on one empty database, and loads them in turns with
the same signed requests. Needs wrk, a JDK and DATABASE_URL of an empty database that may be thrown away; Linux (/proc).

    DATABASE_URL=postgresql://user:password@host:5432/empty bench/security-cost.py [ROUNDS [SECONDS]]
"""
import json, os, pathlib, random, shutil, statistics, subprocess, sys, tempfile, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
WARM_SECONDS = 20
CONNECTIONS = 32
TASKS = 2_000
ADMIN = {"username": "bench", "password": "seven grey herons fly"}
SCRIPT = """
local paths, n = {}, 0
for line in io.lines(os.getenv("BENCH_IDS")) do paths[#paths + 1] = "/api/v1/tasks/" .. line end
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")
request = function() n = n % #paths + 1; return wrk.format("GET", paths[n]) end
done = function(summary)
  local e = summary.errors
  io.write("RESULT " .. summary.requests .. " " .. e.status + e.connect + e.read + e.write + e.timeout .. "\\n")
end
"""


def build(profile, target):
    subprocess.run(
        ["./mvnw", "-B", "-q", "package", "-DskipTests", "-DskipITs", *profile], cwd=ROOT, check=True)
    shutil.copytree(ROOT / "target" / "quarkus-app", target)


def start(jar, port):
    environment = dict(os.environ, PORT=str(port), ADMIN_USERNAME=ADMIN["username"],
                       ADMIN_PASSWORD=ADMIN["password"], QUARKUS_LOG_LEVEL="WARN")
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    return subprocess.Popen([java, "-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-jar", jar / "quarkus-run.jar"],
                            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def await_ready(port):
    for _ in range(150):
        try:
            if urllib.request.urlopen(f"http://localhost:{port}/q/health/ready", timeout=2).status == 200:
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the service does not start: is DATABASE_URL right?")


def call(port, path, body, token=None, media="application/json"):
    headers = {"Content-Type": media, **({"Authorization": "Bearer " + token} if token else {})}
    request = urllib.request.Request(f"http://localhost:{port}/api/v1/{path}", body, headers)
    return json.load(urllib.request.urlopen(request))


def cpu(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(port, seconds, script, environment):
    out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script, f"http://localhost:{port}"],
                         env=environment, capture_output=True, text=True, check=True).stdout
    requests, errors = next(line for line in out.splitlines() if line.startswith("RESULT")).split()[1:]
    if errors != "0":
        sys.exit(f"{errors} requests failed:\n{out}")
    return int(requests)


def main(rounds=8, seconds=5):
    work = pathlib.Path(tempfile.mkdtemp())
    services = {}
    try:
        build([], work / "on")
        build(["-Psecurity-off"], work / "off")
        for name, port in (("on", 18301), ("off", 18302)):
            services[name] = (start(work / name, port), port)
            await_ready(port)
        port = services["on"][1]
        token = call(port, "auth/login", json.dumps(ADMIN).encode())["access_token"]
        project = call(port, "projects", b'{"name": "Bench"}', token)["id"]
        rows = "title\n" + "".join(f"Task {i}\n" for i in range(TASKS))
        call(port, f"tasks/import?default=project_id:{project}", rows.encode(), token, "text/csv")
        ids, cursor = [], ""
        while cursor is not None:
            request = urllib.request.Request(f"http://localhost:{port}/api/v1/tasks?limit=200&fields=id{cursor}",
                                             headers={"Authorization": "Bearer " + token})
            page = json.load(urllib.request.urlopen(request))
            ids += [item["id"] for item in page["items"]]
            cursor = page["next_cursor"] and "&cursor=" + page["next_cursor"]
        (work / "ids").write_text("\n".join(ids))
        (work / "load.lua").write_text(SCRIPT)
        environment = dict(os.environ, BENCH_IDS=str(work / "ids"), BENCH_TOKEN=token)
        for _, port in services.values():
            load(port, WARM_SECONDS, work / "load.lua", environment)
        cost = {"on": [], "off": []}
        rate = {"on": [], "off": []}
        for _ in range(int(rounds)):
            for name in random.sample(list(services), 2):
                process, port = services[name]
                before = cpu(process)
                requests = load(port, int(seconds), work / "load.lua", environment)
                cost[name].append((cpu(process) - before) / requests * 1000)
                rate[name].append(requests / int(seconds))
        for name in ("off", "on"):
            print(f"security {name:3}  {statistics.median(rate[name]):8.0f} req/s"
                  f"  {statistics.median(cost[name]):.4f} CPU s per 1,000 requests")
        ratios = [on / off for on, off in zip(cost["on"], cost["off"])]
        print(f"ratio of CPU, median of {len(ratios)} rounds: {statistics.median(ratios):.3f}"
              f" (lowest {min(ratios):.3f}, highest {max(ratios):.3f})")
    finally:
        for process, _ in services.values():
            process.terminate()
        for process, _ in services.values():
            process.wait()
        shutil.rmtree(work)


main(*sys.argv[1:])
