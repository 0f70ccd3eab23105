package dev.millrace.video.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396): null removes, objects merge, everything else replaces. Pure. */
final class MergePatch {

    private MergePatch() {}

    /** The object with the patch applied; both stay as they are. */
    static Map<String, @Nullable Object> apply(Map<?, ?> target, Map<?, ?> patch) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        target.forEach((name, value) -> result.put((String) name, value));
        patch.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else {
                result.put((String) name, patched(result.get(name), value));
            }
        });
        return result;
    }

    private static Object patched(@Nullable Object target, Object patch) {
        return patch instanceof Map<?, ?> members
                ? apply(target instanceof Map<?, ?> existing ? existing : Map.of(), members)
                : patch;
    }
}
