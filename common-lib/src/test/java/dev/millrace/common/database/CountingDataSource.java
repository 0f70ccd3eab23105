package dev.millrace.common.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tells {@link CountedStatements} of all that goes through its connections, the ends of transactions included. */
final class CountingDataSource extends DelegatingDataSource {

    private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update)\\s+(?:\\w+\\.)?(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("^select\\s+(pg_\\w+)");

    CountingDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) proxy(Connection.class, new CountedConnection(super.getConnection()));
    }

    /** {@code update outbox} and the like. */
    static String title(String sql) {
        String text = sql.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher function = FUNCTION.matcher(text);
        if (function.find()) {
            return "select " + function.group(1);
        }
        String verb =
                text.replaceFirst("^with .*?\\b(insert|update|delete)\\b", "$1").split(" ", 2)[0];
        boolean isLock = verb.equals("select") && text.matches(".* for (no key )?update.*");
        Matcher table = TABLE.matcher(text);
        return (isLock ? "lock" : verb) + (table.find() ? " " + table.group(1) : "");
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(CountingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object pass(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static final class CountedConnection implements InvocationHandler {

        private final Connection target;
        private boolean inTransaction;

        CountedConnection(Connection target) {
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (inTransaction && (name.equals("commit") || name.equals("rollback"))) {
                inTransaction = false;
                CountedStatements.heard(name);
            }
            Object result = pass(target, method, arguments);
            return result instanceof Statement statement
                    ? counted(statement, name.startsWith("prepare") ? (String) arguments[0] : null)
                    : result;
        }

        private Object counted(Statement statement, @Nullable String sql) {
            Class<?> type = statement instanceof CallableStatement
                    ? CallableStatement.class
                    : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
            return proxy(type, (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    executed(arguments == null ? String.valueOf(sql) : (String) arguments[0]);
                }
                return pass(statement, method, arguments);
            });
        }

        /** why: the driver sends BEGIN with the first statement, and nothing for a transaction without one. */
        private void executed(String sql) throws SQLException {
            if (!inTransaction && !target.getAutoCommit()) {
                inTransaction = true;
                CountedStatements.heard("begin");
            }
            CountedStatements.heard(title(sql));
        }
    }
}
