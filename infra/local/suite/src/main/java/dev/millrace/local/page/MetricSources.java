package dev.millrace.local.page;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where processes answer with their metrics, by name.
 *
 * @param known those that belong to the suite; each is shown, also when it is away
 * @param found those that may be there, asked for at each view; shown when they answer
 */
public record MetricSources(Map<String, URI> known, Supplier<Map<String, URI>> found) {}
