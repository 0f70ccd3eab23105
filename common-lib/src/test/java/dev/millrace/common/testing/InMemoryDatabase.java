package dev.millrace.common.testing;

import java.util.ArrayList;
import java.util.List;
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
 * One service's database: tables, and Spring transactions on them as the services' annotations ask for them. A transaction works
 * on copies, which become the rows when it commits; so what a caller keeps of an earlier one is as stale as it is with a real
 * database. Rows are locked in the order in which the tables were made. For one thread.
 */
public final class InMemoryDatabase extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient List<InMemoryTable<?>> tables = new ArrayList<>();
    private final transient List<Runnable> onCommit = new ArrayList<>();
    private transient int lastLocked;
    private boolean open;

    public InMemoryDatabase() {
        setTransactionSynchronization(SYNCHRONIZATION_NEVER);
    }

    /**
     * A table, whose rows are locked after those of the tables before it.
     *
     * @param copy makes a row that can be changed without the original
     */
    public <T> InMemoryTable<T> table(UnaryOperator<T> copy, Function<T, UUID> id) {
        InMemoryTable<T> table = new InMemoryTable<>(this, tables.size(), copy, id);
        tables.add(table);
        return table;
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

    /** Something else that only a commit makes true. */
    public void onCommit(Runnable effect) {
        mustBeOpen();
        onCommit.add(effect);
    }

    /** Whether a transaction is going on, in which no call may leave the process. */
    public boolean isOpen() {
        return open;
    }

    void mustBeOpen() {
        if (!open) {
            throw new AssertionError("a write outside a transaction");
        }
    }

    void locks(int number) {
        mustBeOpen();
        if (number < lastLocked) {
            throw new AssertionError("a row is locked after one that comes later in the order of locks");
        }
        lastLocked = number;
    }

    void forget() {
        tables.forEach(InMemoryTable::forget);
        onCommit.clear();
        lastLocked = 0;
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
        tables.forEach(InMemoryTable::commit);
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
