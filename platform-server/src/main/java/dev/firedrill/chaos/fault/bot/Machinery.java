package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.Bots;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.upstream.UpstreamKeys;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What faults of bots act through. {@code colleague} is who changes flags: a person of the course
 * in no team.
 */
public record Machinery(
    Operations operations,
    Pipeline pipeline,
    Bots bots,
    BotInterference interference,
    FlagStore flags,
    FlagDesk flagDesk,
    UpstreamKeys upstreamKeys,
    Supplier<PersonId> colleague,
    Evidence evidence,
    Transactions transactions,
    InstantSource clock) {}
