package dev.millrace.common.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param hasMore whether there is another page
 */
public record Page<T>(List<T> items, boolean hasMore) {

    public Page {
        items = List.copyOf(items);
    }

    /** @param found up to one item more than the limit; the extra item means that there is another page */
    public static <T> Page<T> of(List<T> found, int limit) {
        boolean hasMore = found.size() > limit;
        return new Page<>(hasMore ? found.subList(0, limit) : found, hasMore);
    }

    /** The cursor after the last item of this page; null without a next page. */
    public <C> @Nullable C next(Function<? super T, C> cursor) {
        return hasMore ? cursor.apply(items.get(items.size() - 1)) : null;
    }
}
