/** The workspace for the browser: channels, messages, commands and forms over REST. */
@NullMarked
package dev.firedrill.workspace.api;

import org.jspecify.annotations.NullMarked;
