

class Failed(Exception):
    pass


def ask(cloud, method, url, headers=None, body=None):
    data = None if body is None else body.encode()
    return cloud.session.request(
        url, method, headers=headers or {}, data=data, raise_exc=False)


# Before 2.51 only administrators are told the events.
def recorded(cloud, server, request_id):
    version = {"OpenStack-API-Version": "compute 2.51"}
    answer = ask(cloud, "GET", f"{server}/os-instance-actions/{request_id}", version)
    if not request_id or answer.status_code != 200:
        return None
    events = answer.json()["instanceAction"].get("events") or []
    if any(event.get("result") == "Error" for event in events):
        raise Failed("the cloud records an error")
    return bool(events) and all(event.get("finish_time") for event in events)


def wait(cloud, server, request_id, after, statuses):
    begun = time.monotonic()
    while time.monotonic() - begun < LONGEST:
        record = None if after == "gone" else recorded(cloud, server, request_id)
        answer = ask(cloud, "GET", server)
        if answer.status_code == 404:
            if after == "gone":
                return
            raise Failed("the server is gone")
        if answer.status_code == 200 and after != "gone":
            now = answer.json()["server"]
            rests = not now.get("OS-EXT-STS:task_state") and record is not False
            if rests and (not statuses or now["status"] in statuses):
                return
            if rests and now["status"] == "ERROR":
                raise Failed(now.get("fault", {}).get("message", "ERROR"))
        time.sleep(2)
    raise Failed("not known: it took too long")


def work(cloud, name, server, steps):
    try:
        for method, url, headers, body, after, statuses in steps:
            answer = ask(cloud, method, url, headers, body)
            if answer.status_code >= 300:
                raise Failed(f"HTTP {answer.status_code}: {answer.text[:500]}")
            if not server:
                print(answer.text)
            if after != "answer":
                request_id = answer.headers.get("x-openstack-request-id")
                wait(cloud, server, request_id, after, statuses)
    except Failed as failure:
        print(f"{name}: {failure}\n", end="", file=sys.stderr)
        return False
    if server:
        print(f"{name}: done\n", end="")
    return True


def main():
    cloud = openstack.connect()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return all(list(threads.map(lambda item: work(cloud, *item), WORK)))


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
