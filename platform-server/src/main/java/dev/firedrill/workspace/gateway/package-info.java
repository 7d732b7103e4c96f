/** What bots see: Slack's Web API, response URLs and the payloads of events and interactions. */
@NullMarked
package dev.firedrill.workspace.gateway;

import org.jspecify.annotations.NullMarked;
