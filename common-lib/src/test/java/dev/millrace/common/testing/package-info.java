/** A service's surroundings in memory, for fixtures: a database with transactions, and an outbox. */
package dev.millrace.common.testing;
