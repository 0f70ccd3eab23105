package dev.millrace.upload.completion;

import dev.millrace.upload.part.PartPlan;
import dev.millrace.upload.store.StoredPart;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares the plan, what storage has and what the client says: pure. */
final class PartsCheck {

    private PartsCheck() {}

    /**
     * Every part of the plan, as storage has it.
     *
     * @throws PartsMismatch naming parts that are not there, or are not what plan or client say
     */
    static List<StoredPart> agreed(PartPlan plan, List<StoredPart> stored, List<CompletionRequest.Part> claimed) {
        Map<Integer, StoredPart> byNumber =
                stored.stream().collect(Collectors.toMap(StoredPart::partNumber, Function.identity()));
        List<Integer> missing = IntStream.rangeClosed(1, plan.totalParts())
                .filter(number -> !byNumber.containsKey(number))
                .boxed()
                .toList();
        SortedSet<Integer> different = new TreeSet<>();
        stored.stream().filter(part -> !isPlanned(plan, part)).forEach(part -> different.add(part.partNumber()));
        claimed.stream()
                .filter(part -> disagrees(plan, byNumber, part))
                .forEach(part -> different.add(part.partNumber()));
        if (!missing.isEmpty() || !different.isEmpty()) {
            throw new PartsMismatch(missing, List.copyOf(different));
        }
        return stored;
    }

    /** Whether storage has every part of the plan, and no other. */
    static boolean isWhole(PartPlan plan, List<StoredPart> stored) {
        return stored.size() == plan.totalParts() && stored.stream().allMatch(part -> isPlanned(plan, part));
    }

    private static boolean isPlanned(PartPlan plan, StoredPart part) {
        return plan.contains(part.partNumber()) && plan.sizeOf(part.partNumber()) == part.sizeBytes();
    }

    private static boolean disagrees(PartPlan plan, Map<Integer, StoredPart> stored, CompletionRequest.Part claimed) {
        if (!plan.contains(claimed.partNumber())) {
            return true;
        }
        StoredPart part = stored.get(claimed.partNumber());
        return part != null && !part.etag().equals(StoredPart.unquoted(claimed.etag()));
    }
}
