/** Notifications by webhook. */
@NullMarked
package dev.firedrill.notify.http;

import org.jspecify.annotations.NullMarked;
