package dev.millrace.explore;

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
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * One service's database: rows of one table, and Spring transactions on them as the services' annotations ask for them. A
 * transaction works on copies, which become the rows when it commits; so what a caller keeps of an earlier one is as stale
 * as it is with a real database. For one thread.
 */
public final class Memory<T> extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<T> copy;
    private final transient Function<T, UUID> id;
    private transient Map<UUID, T> rows = new LinkedHashMap<>();
    private final transient Map<UUID, T> loaded = new LinkedHashMap<>();
    private final transient Set<UUID> removed = new HashSet<>();
    private final transient List<Runnable> onCommit = new ArrayList<>();
    private boolean open;

    /** @param copy makes a row that can be changed without the original */
    public Memory(UnaryOperator<T> copy, Function<T, UUID> id) {
        this.copy = copy;
        this.id = id;
        setTransactionSynchronization(SYNCHRONIZATION_NEVER);
    }

    /** Forgets everything and holds these rows, which are never changed. */
    public void reset(Collection<T> given) {
        rows = new LinkedHashMap<>();
        given.forEach(row -> rows.put(id.apply(row), row));
        forget();
    }

    /** The bean with its {@code @Transactional} at work. */
    @SuppressWarnings("unchecked")
    public <S> S transactional(S bean) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        factory.addAdvice(
                new TransactionInterceptor((TransactionManager) this, new AnnotationTransactionAttributeSource(false)));
        return (S) factory.getProxy();
    }

    /** The row, to be changed within the transaction; outside of one a copy of it. */
    public Optional<T> find(UUID wanted) {
        if (!open) {
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
        mustBeOpen();
        loaded.put(id.apply(row), row);
        return row;
    }

    public void remove(T row) {
        mustBeOpen();
        loaded.remove(id.apply(row));
        removed.add(id.apply(row));
    }

    /** Something else that only a commit makes true. */
    public void onCommit(Runnable effect) {
        mustBeOpen();
        onCommit.add(effect);
    }

    /** The committed rows. */
    public Collection<T> rows() {
        return rows.values();
    }

    /** Whether a transaction is going on, in which no call may leave the process. */
    public boolean isOpen() {
        return open;
    }

    private void mustBeOpen() {
        if (!open) {
            throw new Violation("a write outside a transaction");
        }
    }

    private void forget() {
        loaded.clear();
        removed.clear();
        onCommit.clear();
        open = false;
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return open;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        open = true;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        rows.putAll(loaded);
        rows.keySet().removeAll(removed);
        List<Runnable> effects = List.copyOf(onCommit);
        forget();
        effects.forEach(Runnable::run);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        forget();
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        // why: the outermost transaction gets the same exception, and rolls back
    }
}
