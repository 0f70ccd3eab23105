package dev.millrace.common.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What fits on a page of what was found.
 *
 * @param hasMore whether there is another page
 */
public record Page<T>(List<T> items, boolean hasMore) {

    public Page {
        items = List.copyOf(items);
    }

    /** @param found one more than the limit when there is another page */
    public static <T> Page<T> of(List<T> found, int limit) {
        boolean hasMore = found.size() > limit;
        return new Page<>(hasMore ? found.subList(0, limit) : found, hasMore);
    }

    /** Where the next page begins, after the last item of this one; null when there is none. */
    public <C> @Nullable C next(Function<? super T, C> cursor) {
        return hasMore ? cursor.apply(items.get(items.size() - 1)) : null;
    }
}
