/** The outbox, inboxes and routes in PostgreSQL. */
@NullMarked
package dev.firedrill.notify.persistence;

import org.jspecify.annotations.NullMarked;
