#!/usr/bin/env python3
"""Makes the instances of this folder and finds their optima by looking at every plan.

It shares nothing with the program: distributions, costs and the search are written out here once more, as plainly as
possible. All plans, audiences and prices are invented.
"""
import itertools
import json
import math
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))


def beta_binomial(r1, r2, n, k):
    q, u = 1 - r1, 1 - r2
    s = (q - u) / (u - q * q)
    a, b = r1 * s, q * s
    p = [0.0] * (n + 1)
    p[0] = math.prod((b + i) / (s + i) for i in range(n))
    for x in range(n):
        p[x + 1] = p[x] * (n - x) * (a + x) / ((x + 1) * (b + (n - x - 1)))
    return (p + [0.0] * k)[:k]


def binomial(p1, n, k):
    return [math.comb(n, x) * p1**x * (1 - p1) ** (n - x) if x <= n else 0.0 for x in range(k)]


def poisson(mean, k):
    return [math.exp(-mean) * mean**x / math.factorial(x) for x in range(k)]


def negative_binomial(mean_seen, reach, mean, k):
    low, high = 1e-9, 1e9
    for _ in range(300):
        r = math.sqrt(low * high)
        if r * math.log1p(mean_seen / r) < -math.log1p(-reach):
            low = r
        else:
            high = r
    p = [(1 + mean / r) ** -r]
    for x in range(k - 1):
        p.append(p[-1] * (r + x) / (x + 1) * mean / (mean + r))
    return p


def few(model, units, size, k):
    """The shares exposed 0, 1, ..., k - 1 times."""
    if units == 0:
        return [1.0] + [0.0] * (k - 1)
    kind = model[0]
    if kind == "rating":
        _, r1, r2 = model
        if r2 is None:
            return binomial(r1, units, k)
        if r2 == r1:
            return [1 - r1 if x == 0 else (r1 if x == units else 0.0) for x in range(k)]
        return beta_binomial(r1, r2, units, k)
    _, reachable, seen = model
    share = reachable or 1.0
    mean = units / size / share
    if seen is None:
        p = poisson(mean, k)
    else:
        p = negative_binomial(seen[0] / size / share, seen[1] / share, mean, k)
    p = [share * x for x in p]
    p[0] += 1 - share
    return p


def cost(price, units, weeks):
    kind, rate = price[0], price[1]
    if kind == "PerUnit":
        total = units * rate
        for least, percent in price[2] if len(price) > 2 else []:
            if units >= least:
                total = units * rate * (100 - percent) / 100
        return total
    if kind == "PerThousand":
        return units * rate / 1000
    if kind == "Flat":
        return rate if units else 0
    if kind == "PerWeek":
        return rate * min(units, weeks)
    return 0


def value(plan, instance):
    k, kind = instance["times"], instance["kind"]
    total = 0.0
    for at, weight in enumerate(instance["weights"]):
        size = instance["sizes"][at]
        d = [1.0] + [0.0] * (k - 1)
        mean = 0.0
        for units, channel in zip(plan, instance["channels"]):
            model = channel["models"][at]
            p = few(model, units, size, k)
            d = [sum(d[j] * p[x - j] for j in range(x + 1)) for x in range(k)]
            mean += units * model[1] if model[0] == "rating" else units / size
        if kind == "points":
            total += weight * 100 * (mean - sum(x * d[x] for x in range(k)))
        else:
            total += weight * (1 - sum(d))
    return total


def best(instance):
    weeks = instance["weeks"]
    choices = [channel["choices"] for channel in instance["channels"]]
    found = None
    for plan in itertools.product(*choices):
        spent = sum(cost(channel["price"], units, weeks) for units, channel in zip(plan, instance["channels"]))
        if spent > instance["money"] + 1e-9:
            continue
        reached = value(plan, instance)
        if instance["kind"] == "cheapest":
            if reached < instance["target"] - 1e-13:
                continue
            key = (-spent, reached)
        else:
            key = (reached, -spent)
        if found is None or key[0] > found[0][0] + 1e-12 or (abs(key[0] - found[0][0]) <= 1e-12 and key[1] > found[0][1]):
            found = (key, plan, reached, spent)
    return found


def ron_model(model):
    if model[0] == "rating":
        return "Rating(r1: %r%s)" % (model[1], "" if model[2] is None else ", r2: %r" % model[2])
    parts = []
    if model[1] is not None:
        parts.append("reachable: %r" % model[1])
    if model[2] is not None:
        parts.append("observed: (impressions: %d, reach: %r)" % model[2])
    return "Impressions(%s)" % ", ".join(parts)


def ron(name, instance):
    lines = ["#![enable(implicit_some)]", "// Invented; made by make.py.", "(", "    format: 1,"]
    lines.append('    title: (en: "%s"),' % name)
    lines.append('    calendar: (start: "2026-03-01", weeks: %d),' % instance["weeks"])
    lines.append('    money: (currency: "EUR", budget: "%.2f"),' % instance["money"])
    lines.append("    settings: (effective_frequency: %d)," % instance["times"])
    lines.append("    audiences: [")
    for at, size in enumerate(instance["sizes"]):
        lines.append('        (id: "a%d", size: %d, overlaps: %s),' % (at, size, "true" if at else "false"))
    lines.append("    ],")
    lines.append('    messages: [(id: "m0", kind: Planned, stage: Attention, colour: "#0072b2")],')
    lines.append("    channels: [")
    for at, channel in enumerate(instance["channels"]):
        price = channel["price"]
        unit = "Insertions" if channel["models"][0][0] == "rating" else "Impressions"
        terms = ""
        if len(price) > 2:
            steps = ", ".join('(from_units: %d, percent: "%d")' % step for step in price[2])
            terms = ", terms: (volume_discounts: [%s])" % steps
        contacts = ", ".join('(audience: "a%d", model: %s)' % (a, ron_model(m)) for a, m in enumerate(channel["models"]))
        how = "Free" if price[0] == "Free" else '%s("%.2f")' % (price[0], price[1])
        lines.append('        (id: "c%d", unit: %s, cost: %s%s, contacts: [%s]),' % (at, unit, how, terms, contacts))
    lines.append("    ],")
    lines.append("    placements: [")
    for at, channel in enumerate(instance["channels"]):
        weekly = ", ".join(str(units) for units in channel["weekly"])
        lines.append(
            '        (id: "p%d", message: "m0", channel: "c%d", start_week: 1, quantities: [%s]),' % (at, at, weekly)
        )
    lines += ["    ],", ")", ""]
    return "\n".join(lines)


def spots(prices, ratings, most, weeks=1):
    """Channels of insertions, one placed in each week today."""
    channels = []
    for price, models, top in zip(prices, ratings, most):
        channels.append(
            {"price": price, "models": [("rating", *model) for model in models], "choices": list(range(top + 1)),
             "weekly": [1] * weeks}
        )
    return channels


def instance(channels, money, times=1, weights=(1.0,), sizes=(1_000_000,), kind="reach", weeks=1, target=None):
    return {"channels": channels, "money": money, "times": times, "weights": list(weights), "sizes": list(sizes),
            "kind": kind, "weeks": weeks, "target": target}


def instances():
    four = [[(0.34, 0.46), (0.06, 0.10)], [(0.04, 0.07), (0.22, 0.32)], [(0.20, 0.27), (0.10, 0.14)],
            [(0.05, 0.08), (0.16, 0.24)]]
    prices = [("PerUnit", 8000), ("PerUnit", 1500), ("PerUnit", 3000), ("PerUnit", 1200)]
    first = [models[:1] for models in four]
    most = (5, 8, 6, 10)
    yield "price-step", instance(spots([("PerUnit", 100, [(10, 15)])], [[(0.2, None)]], (20,)), 900)
    yield "four-channels", instance(spots(prices, first, most), 30000)
    yield "two-audiences", instance(spots(prices, four, most), 30000, weights=(0.7, 0.3), sizes=(1_000_000, 700_000))
    yield "three-plus", instance(spots(prices, first, most), 42000, times=3)
    yield "five-plus", instance(spots(prices, first, (5, 8, 6, 8)), 60000, times=5)
    yield "points", instance(spots(prices, first, most), 30000, times=2, kind="points")
    yield "cheapest", instance(spots(prices, first, most), 110000, times=1, kind="cheapest", target=0.6)
    polarised = [[(0.30, 0.30)], [(0.15, 0.15)], [(0.10, 0.18)], [(0.25, None)]]
    yield "polarised", instance(spots([("PerUnit", 900), ("PerUnit", 300), ("PerUnit", 250), ("PerUnit", 800)], polarised,
                                      (4, 4, 8, 5)), 3300, times=2)
    flat = spots([("Flat", 2000), ("PerWeek", 700), ("PerUnit", 450), ("Free", 0)],
                 [[(0.12, 0.20)], [(0.20, 0.30)], [(0.09, 0.15)], [(0.03, 0.05)]], (6, 6, 10, 4), weeks=2)
    yield "flat-weekly-and-free", instance(flat, 4200, times=2, weeks=2)
    block = 100_000
    online = [
        {"price": ("PerThousand", 6.5), "models": [("impressions", None, None)]},
        {"price": ("PerThousand", 9), "models": [("impressions", 0.6, None)]},
        {"price": ("PerThousand", 4), "models": [("impressions", None, (1_000_000, 0.35))]},
        {"price": ("PerThousand", 11), "models": [("impressions", 0.8, (800_000, 0.45))]},
    ]
    for channel in online:
        channel["choices"] = [block * step for step in range(9)]
        channel["weekly"] = [2_000_000]
    yield "impressions", instance(online, 9000, times=1)
    yield "impressions-three-plus", instance(online, 16000, times=3)
    random.seed(20260301)
    mixed = []
    for at in range(5):
        r1 = round(0.04 + 0.25 * random.random(), 3)
        r2 = round(r1 + (0.3 + 0.5 * random.random()) * r1 * (1 - r1), 4)
        mixed.append({"price": ("PerUnit", round(200 + r1 * 9000 * (0.6 + 0.8 * random.random()))),
                      "models": [("rating", r1, r2)], "choices": list(range(8)), "weekly": [2]})
    yield "five-random", instance(mixed, 11000, times=3)


def main():
    index = []
    for name, made in instances():
        _, plan, reached, spent = best(made)
        with open(os.path.join(HERE, name + ".ron"), "w", encoding="utf-8") as out:
            out.write(ron(name, made))
        ends = [[channel["choices"][0], channel["choices"][-1]] for channel in made["channels"]]
        index.append({
            "plan": name + ".ron", "goal": ("points:%d+" if made["kind"] == "points" else "%d+") % made["times"],
            "target": made["target"], "audiences": {"a%d" % at: weight for at, weight in enumerate(made["weights"])},
            "between": {"c%d" % at: end for at, end in enumerate(ends)}, "money": made["money"],
            "plans": math.prod(len(channel["choices"]) for channel in made["channels"]),
            "best": {"value": reached, "cost": spent, "units": {"c%d" % at: units for at, units in enumerate(plan)}},
        })
        print(name, plan, reached, spent)
    with open(os.path.join(HERE, "optima.json"), "w", encoding="utf-8") as out:
        json.dump(index, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
