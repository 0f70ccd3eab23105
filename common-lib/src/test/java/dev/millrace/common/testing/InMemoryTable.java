package dev.millrace.common.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Rows of one table of a {@link InMemoryDatabase}. */
public final class InMemoryTable<T> {

    private final InMemoryDatabase database;
    private final int number;
    private final UnaryOperator<T> copy;
    private final Function<T, UUID> id;
    private Map<UUID, T> rows = new LinkedHashMap<>();
    private final Map<UUID, T> loaded = new LinkedHashMap<>();
    private final Set<UUID> removed = new HashSet<>();
    private final Set<UUID> locked = new HashSet<>();
    private int locks;

    InMemoryTable(InMemoryDatabase database, int number, UnaryOperator<T> copy, Function<T, UUID> id) {
        this.database = database;
        this.number = number;
        this.copy = copy;
        this.id = id;
    }

    /** Forgets everything and holds these rows, which are never changed. */
    public void reset(Collection<T> given) {
        rows = new LinkedHashMap<>();
        given.forEach(row -> rows.put(id.apply(row), row));
        locks = 0;
        database.forget();
    }

    /** The row, to be changed within the transaction; outside of one a copy of it. */
    public Optional<T> find(UUID wanted) {
        if (!database.isOpen()) {
            return Optional.ofNullable(rows.get(wanted)).map(copy);
        }
        if (removed.contains(wanted)) {
            return Optional.empty();
        }
        T known = loaded.get(wanted);
        if (known == null && rows.containsKey(wanted)) {
            known = copy.apply(rows.get(wanted));
            loaded.put(wanted, known);
        }
        return Optional.ofNullable(known);
    }

    /** The same, locked until the transaction ends. */
    public Optional<T> lock(UUID wanted) {
        database.locks(number);
        locked.add(wanted);
        locks++;
        return find(wanted);
    }

    /** All rows, as {@link #find} gives them. */
    public List<T> all() {
        Set<UUID> ids = new HashSet<>(loaded.keySet());
        List<T> found = new ArrayList<>();
        rows.keySet().forEach(known -> find(known).ifPresent(found::add));
        ids.stream()
                .filter(known -> !rows.containsKey(known))
                .forEach(known -> find(known).ifPresent(found::add));
        return found;
    }

    /** A new row, or one that is there already. */
    public T save(T row) {
        database.mustBeOpen();
        loaded.put(id.apply(row), row);
        return row;
    }

    /** Another value of a row that is locked. */
    public void saveLocked(T row) {
        if (!locked.contains(id.apply(row))) {
            throw new AssertionError("a row is changed that is not locked");
        }
        save(row);
    }

    public void remove(T row) {
        database.mustBeOpen();
        loaded.remove(id.apply(row));
        removed.add(id.apply(row));
    }

    /** The committed rows. */
    public Collection<T> rows() {
        return rows.values();
    }

    /** How many rows were locked since {@link #reset}. */
    public int locks() {
        return locks;
    }

    void commit() {
        rows.putAll(loaded);
        rows.keySet().removeAll(removed);
    }

    void forget() {
        loaded.clear();
        removed.clear();
        locked.clear();
    }
}
