/** How people are told: an outbox with deliveries to chat, inboxes, mail and webhooks. */
@NullMarked
package dev.firedrill.notify;

import org.jspecify.annotations.NullMarked;
