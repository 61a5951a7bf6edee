"""Exact results of queueing theory, by formulas or by solving the chain. Rates are per second, times in seconds. Standard library only."""


def erlang_b(c, a):
    """Share lost with `c` servers and offered load `a`; of any service law."""
    b = 1.0
    for k in range(1, c + 1):
        b = a * b / (k + a * b)
    return b


def mmc_wait(rate, mu, c):
    """Mean wait of M/M/c (Erlang C)."""
    a = rate / mu
    b = erlang_b(c, a)
    return b / (1 - (a / c) * (1 - b)) / (c * mu - rate)


def mmck(rate, mu, c, capacity):
    """M/M/c with room for `capacity` in all: (share refused, mean wait of the accepted)."""
    weights = [1.0]
    for n in range(1, capacity + 1):
        weights.append(weights[-1] * rate / (mu * min(n, c)))
    total = sum(weights)
    loss = weights[-1] / total
    queue = sum((n - c) * w for n, w in enumerate(weights) if n > c) / total
    return loss, queue / (rate * (1 - loss))


def pollaczek_khinchine(rate, mean, second_moment):
    """Mean wait of M/G/1."""
    return rate * second_moment / (2 * (1 - rate * mean))


def erlang_arrivals_wait(rate, phases, mu, c, levels=400):
    """Mean wait of E_k/M/c: the chain of (number present, phase of the next arrival), cut off far out, reduced level by level from above."""
    nu = phases * rate
    k = phases
    # pi_n = pi_{n-1} R_n, where R_n = up (-(local_n + R_{n+1} down_{n+1}))^-1; an arrival ends phase k-1 and starts phase 0 one level up.
    ratio = None
    ratios = {}
    for n in range(levels, 0, -1):
        death = mu * min(n, c)
        local = [[0.0] * k for _ in range(k)]
        for i in range(k):
            local[i][i] = -(nu + death)
            if i + 1 < k:
                local[i][i + 1] = nu
        if n == levels:
            local[k - 1][0] += nu  # arrivals beyond the cut are turned away
        else:
            above = mu * min(n + 1, c)
            for i in range(k):
                for j in range(k):
                    local[i][j] += ratio[i][j] * above
        inverse = _inverse([[-x for x in line] for line in local])
        ratio = [[0.0] * k for _ in range(k)]
        ratio[k - 1] = [nu * inverse[0][j] for j in range(k)]
        ratios[n] = ratio
    # Level 0: pi_0 (local_0 + R_1 down_1) = 0, with the sum of all levels one.
    balance = [[0.0] * k for _ in range(k)]
    for i in range(k):
        balance[i][i] = -nu
        if i + 1 < k:
            balance[i][i + 1] = nu
        for j in range(k):
            balance[i][j] += ratios[1][i][j] * mu
    level = _null_vector(balance)
    total, queue = sum(level), 0.0
    for n in range(1, levels + 1):
        level = [sum(level[i] * ratios[n][i][j] for i in range(k)) for j in range(k)]
        total += sum(level)
        queue += max(0, n - c) * sum(level)
    return queue / total / rate


def _inverse(matrix):
    n = len(matrix)
    work = [list(line) + [1.0 if i == j else 0.0 for j in range(n)] for i, line in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(work[r][i]))
        work[i], work[pivot] = work[pivot], work[i]
        work[i] = [x / work[i][i] for x in work[i]]
        for r in range(n):
            if r != i:
                work[r] = [x - work[r][i] * y for x, y in zip(work[r], work[i])]
    return [line[n:] for line in work]


def _null_vector(matrix):
    """x with x M = 0 and first entry 1: the last n-1 columns decide the rest."""
    n = len(matrix)
    if n == 1:
        return [1.0]
    rest = _inverse([[matrix[i][j] for j in range(1, n)] for i in range(1, n)])
    return [1.0] + [sum(-matrix[0][j + 1] * rest[j][i] for j in range(n - 1)) for i in range(n - 1)]


def mmc_deadline(rate, mu, c, patience):
    """M/M/c, first come first served; whoever has waited `patience` is never served, and an answer after `patience` comes too late.

    Returns (share never served, share answered in time). The wait that an arrival would have, were it served, has the density
    rate p_{c-1} exp(-(c mu - rate) x) up to the patience, and falls off by c mu beyond it (Gnedenko and Kovalenko).
    """
    from math import exp
    a = rate / mu
    idle = [1.0]
    for k in range(1, c):
        idle.append(idle[-1] * a / k)
    net, full = c * mu - rate, c * mu
    head = rate * idle[-1]
    below = head * (patience if abs(net) < 1e-12 else (1 - exp(-net * patience)) / net)
    beyond = head * exp(-net * patience) / full
    total = sum(idle) + below + beyond
    # In time: the wait x and a service of at most patience - x.
    spared = net - mu  # exponent of exp(-net x) exp(-mu (patience - x)) in x
    late_inside = head * exp(-mu * patience) * (patience if abs(spared) < 1e-12 else (1 - exp(-spared * patience)) / spared)
    in_time = sum(idle) * (1 - exp(-mu * patience)) + below - late_inside
    return beyond / total, in_time / total


def closed_network(users, think, stations):
    """Mean value analysis of exponential stations: (throughput, mean response), each station as (visits, mean service, servers).

    With several servers the marginal probabilities are carried along (Reiser and Lavenberg).
    """
    marginal = [[1.0] + [0.0] * users for _ in stations]
    throughput = response = 0.0
    for n in range(1, users + 1):
        times = []
        for (visits, service, c), p in zip(stations, marginal):
            times.append(visits * sum(service * (j + 1) / min(j + 1, c) * p[j] for j in range(n)))
        response = sum(times)
        throughput = n / (think + response)
        for (visits, service, c), p in zip(stations, marginal):
            for j in range(n, 0, -1):
                p[j] = throughput * visits * service / min(j, c) * p[j - 1]
            p[0] = 1 - sum(p[1:n + 1])
    return throughput, response
