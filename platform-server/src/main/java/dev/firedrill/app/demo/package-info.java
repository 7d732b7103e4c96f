/** The demo course: people, teams and a platform that runs on any machine. */
@NullMarked
package dev.firedrill.app.demo;

import org.jspecify.annotations.NullMarked;
