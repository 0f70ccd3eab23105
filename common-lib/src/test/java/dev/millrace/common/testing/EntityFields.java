package dev.millrace.common.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Makes and copies rows of an entity by its fields, as a persistence provider does. */
public final class EntityFields<T> {

    private final Supplier<? extends T> blank;
    private final Field[] fields;
    private final Map<String, Field> byName = new HashMap<>();

    public EntityFields(Class<T> type, Supplier<? extends T> blank) {
        this.blank = blank;
        this.fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toArray(Field[]::new);
        for (Field field : fields) {
            field.setAccessible(true);
            byName.put(field.getName(), field);
        }
    }

    public T blank() {
        return blank.get();
    }

    public T copy(T original) {
        try {
            T copy = blank.get();
            for (Field field : fields) {
                field.set(copy, field.get(original));
            }
            return copy;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    public Object get(T row, String field) {
        try {
            return byName.get(field).get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    public void set(T row, String field, Object value) {
        try {
            byName.get(field).set(row, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
