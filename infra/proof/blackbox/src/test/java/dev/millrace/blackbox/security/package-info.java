/** Attacks on every endpoint, webhook, signed URL and cookie; the page lists the responses. */
@NullMarked
package dev.millrace.blackbox.security;

import org.jspecify.annotations.NullMarked;
