package dev.millrace.local.suite;

/**
 * How a suite is started.
 *
 * @param directory where its data and logs lie
 * @param ports where it listens, and how many workers it has
 * @param fresh whether the data of earlier runs is deleted first
 */
public record SuiteOptions(SuiteDirectory directory, PortPlan ports, boolean fresh) {}
