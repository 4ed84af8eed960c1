"""Compose files of any size."""


def services(count):
    """A file of so many services, each with what services usually have."""
    lines = ["name: generated", "services:"]
    for number in range(count):
        lines += [
            f"  service-{number}:",
            f"    image: registry.example/team/service-{number}:1.{number}",
            "    command: [serve, --verbose, --port, '8080']",
            "    environment:",
            f"      NAME: service-{number}",
            "      LEVEL: ${LEVEL:-info}",
            "    ports:",
            f"      - '{10000 + number}:8080'",
            "    volumes:",
            f"      - data-{number % 10}:/var/lib/data",
            "    labels:",
            f"      team: team-{number % 7}",
            "    healthcheck:",
            "      test: [CMD, probe]",
            "      interval: 10s",
            "    deploy:",
            "      resources:",
            "        limits: {cpus: '0.5', memory: 64M}",
        ]
        if number:
            lines += ["    depends_on:", f"      - service-{number - 1}" if number % 10 else "      - service-0"]
    lines += ["volumes:"] + [f"  data-{number}:" for number in range(min(count, 10))]
    return "\n".join(lines) + "\n"


def alias_bomb(levels):
    """A file of a few lines that stands for ten to the power of `levels` values."""
    lines = ["x-0: &a0 [a, a, a, a, a, a, a, a, a, a]"]
    lines += [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    lines += ["services:", "  web:", "    image: web", f"    labels: *a{levels - 1}"]
    return "\n".join(lines) + "\n"
