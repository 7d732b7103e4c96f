/** Notifications by mail. */
@NullMarked
package dev.firedrill.notify.mail;

import org.jspecify.annotations.NullMarked;
