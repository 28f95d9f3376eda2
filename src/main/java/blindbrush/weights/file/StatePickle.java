package blindbrush.weights.file;

import blindbrush.weights.file.PickledTensor.PickledStorage;
import blindbrush.weights.file.PickledTensor.StorageType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads a pickle that holds a state dictionary, and nothing else: a pickle is a program, so only the instructions and
 * the names that such a dictionary needs are let through. The library's own registry of classes is never asked.
 */
final class StatePickle extends Unpickler {

    /** Instructions left to the library: numbers, tuples, lists, the memo, persistent ids, calls of what we named. */
    private static final Set<Short> PLAIN = Set.of(
            Opcodes.PROTO,
            Opcodes.FRAME,
            Opcodes.STOP,
            Opcodes.MARK,
            Opcodes.NONE,
            Opcodes.NEWTRUE,
            Opcodes.NEWFALSE,
            Opcodes.BININT,
            Opcodes.BININT1,
            Opcodes.BININT2,
            Opcodes.LONG1,
            Opcodes.SHORT_BINSTRING,
            Opcodes.SHORT_BINUNICODE,
            Opcodes.EMPTY_TUPLE,
            Opcodes.TUPLE,
            Opcodes.TUPLE1,
            Opcodes.TUPLE2,
            Opcodes.TUPLE3,
            Opcodes.EMPTY_LIST,
            Opcodes.APPEND,
            Opcodes.APPENDS,
            Opcodes.EMPTY_DICT,
            Opcodes.BINPUT,
            Opcodes.LONG_BINPUT,
            Opcodes.BINGET,
            Opcodes.LONG_BINGET,
            Opcodes.MEMOIZE,
            Opcodes.BINPERSID,
            Opcodes.REDUCE);

    private static final Map<String, IObjectConstructor> CALLABLE = Map.of(
            "collections.OrderedDict", StatePickle::dictionary,
            "torch._utils._rebuild_tensor", StatePickle::tensor, // torch before 0.4
            "torch._utils._rebuild_tensor_v2", StatePickle::tensor);

    /** Names of parameters are short; a longer string is no state dictionary's. */
    private static final int LONGEST_STRING = 1 << 16;

    private final Map<String, PickledStorage> storages;

    private StatePickle(Map<String, PickledStorage> storages) {
        this.storages = storages;
    }

    /**
     * The next pickle of a stream, which is left just behind it.
     *
     * @return numbers, strings, lists, maps and {@link PickledTensor}s
     * @throws UnusableWeightsException if it is malformed, or wants anything that a state dictionary does not need
     */
    static Object next(InputStream in) {
        return next(in, new HashMap<>());
    }

    /** As {@link #next(InputStream)}, and adds the storages that it mentions, by key. */
    static Object next(InputStream in, Map<String, PickledStorage> storages) {
        try {
            return new StatePickle(storages).load(in);
        } catch (UnusableWeightsException refused) {
            throw refused;
        } catch (IOException | RuntimeException malformed) { // of whatever kind: the library trusts its input
            throw new UnusableWeightsException("its pickle is malformed or cut short", malformed);
        }
    }

    @Override
    protected Object dispatch(short instruction) throws IOException {
        if (PLAIN.contains(instruction)) {
            return super.dispatch(instruction);
        }
        switch (instruction) {
            case Opcodes.GLOBAL -> name(PickleUtils.readline(input), PickleUtils.readline(input));
            case Opcodes.STACK_GLOBAL -> nameOnStack();
            case Opcodes.BUILD -> stack.pop(); // attributes of the dictionary, which say nothing about its tensors
            case Opcodes.BINUNICODE, Opcodes.BINSTRING -> stack.add(string());
            case Opcodes.SETITEM -> putAll(lastTwo());
            case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
            default ->
                throw new UnusableWeightsException(
                        "its pickle uses instruction 0x%02x, which no state dictionary needs".formatted(instruction));
        }
        return NO_RETURN_VALUE;
    }

    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        if (!"storage".equals(parts[0]) || !(parts[1] instanceof StorageType type)) {
            throw new UnusableWeightsException("its pickle refers to something other than a storage");
        }
        PickledStorage storage = new PickledStorage(type, (String) parts[2], number(parts[4]));
        if (parts.length > 5 && parts[5] != null) {
            throw new UnusableWeightsException("its storages are views of others, as torch before 0.4 wrote them");
        }
        if (!storage.equals(storages.computeIfAbsent(storage.key(), key -> storage))) {
            throw new UnusableWeightsException("its pickle describes one storage in two ways");
        }
        return storage;
    }

    private void nameOnStack() {
        String name = (String) stack.pop();
        name((String) stack.pop(), name);
    }

    private void name(String module, String name) {
        String full = module + "." + name;
        for (StorageType type : StorageType.values()) {
            if (full.equals(type.toString())) {
                stack.add(type);
                return;
            }
        }
        if (!CALLABLE.containsKey(full)) {
            throw new UnusableWeightsException(
                    "its pickle wants %s, which no state dictionary needs".formatted(printable(full)));
        }
        stack.add(CALLABLE.get(full));
    }

    private String string() throws IOException {
        int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
        if (length < 0 || length > LONGEST_STRING) {
            throw new PickleException("a string of " + length);
        }
        return new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8);
    }

    private List<Object> lastTwo() {
        Object value = stack.pop();
        return Arrays.asList(stack.pop(), value);
    }

    /** Keys are strings: hashing what a pickle nests in itself may never end. */
    private void putAll(List<Object> keysAndValues) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> dictionary = (Map<Object, Object>) stack.peek();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dictionary.put((String) keysAndValues.get(i), keysAndValues.get(i + 1));
        }
    }

    private static Object dictionary(Object[] arguments) {
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        if (arguments.length > 0) { // Python 2 gave its pairs as one list of lists
            for (Object pair : (List<?>) arguments[0]) {
                List<?> both = (List<?>) pair;
                dictionary.put((String) both.get(0), both.get(1));
            }
        }
        return dictionary;
    }

    /** Storage, offset, shape, stride; what may follow is about gradients. */
    private static Object tensor(Object[] arguments) {
        return new PickledTensor(
                (PickledStorage) arguments[0], number(arguments[1]), numbers(arguments[2]), numbers(arguments[3]));
    }

    private static long[] numbers(Object tuple) {
        List<Long> numbers = new ArrayList<>();
        for (Object number : (Object[]) tuple) {
            numbers.add(number(number));
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static long number(Object number) {
        if (number instanceof Integer || number instanceof Long) {
            return ((Number) number).longValue();
        }
        throw new PickleException("no whole number");
    }

    /** A hostile name must not break the one line of the message. */
    private static String printable(String name) {
        String shown = name.replaceAll("[^\\x21-\\x7e]", "?");
        return shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
    }
}
