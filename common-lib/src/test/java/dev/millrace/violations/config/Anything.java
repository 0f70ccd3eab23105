package dev.millrace.violations.config;

/** Seeded violation: a layer package. */
public class Anything {}
