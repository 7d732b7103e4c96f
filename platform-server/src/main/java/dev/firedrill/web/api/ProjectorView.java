package dev.firedrill.web.api;

import dev.firedrill.web.PersonView;
import java.time.Instant;

/** Who shows this session to others, and since when. */
public record ProjectorView(PersonView by, Instant since) {}
