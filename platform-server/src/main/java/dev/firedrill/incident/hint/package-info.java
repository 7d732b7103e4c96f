/**
 * Help for points. What is offered and what it costs is the same whether anything is wrong or not:
 * see docs/adr/0026.
 */
@NullMarked
package dev.firedrill.incident.hint;

import org.jspecify.annotations.NullMarked;
