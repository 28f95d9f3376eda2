package blindbrush.weights.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles by hand, instruction by instruction. */
final class Pickle {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Pickle() {
        raw(0x80, 2);
    }

    Pickle raw(int... instructions) {
        for (int instruction : instructions) {
            bytes.write(instruction);
        }
        return this;
    }

    Pickle text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Pickle global(String module, String name) {
        return text("c" + module + "\n" + name + "\n");
    }

    Pickle string(String string) {
        return text("X").little(string.length()).text(string);
    }

    Pickle number(int number) {
        return text("J").little(number);
    }

    Pickle tuple(int... numbers) {
        text("(");
        for (int number : numbers) {
            number(number);
        }
        return text("t");
    }

    /** A contiguous tensor of floats, as the function of that name in {@code torch._utils} rebuilds it. */
    Pickle tensor(String function, String key, int elements, int[] shape) {
        int[] stride = new int[shape.length];
        int apart = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            stride[axis] = apart;
            apart *= shape[axis];
        }
        return global("torch._utils", function)
                .text("(")
                .storage("FloatStorage", key, elements)
                .number(0)
                .tuple(shape)
                .tuple(stride)
                .raw(0x89) // wants no gradient
                .text("tR");
    }

    Pickle storage(String type, String key, int elements) {
        return text("(")
                .string("storage")
                .global("torch", type)
                .string(key)
                .string("cpu")
                .number(elements)
                .text("tQ");
    }

    byte[] end() {
        bytes.write('.');
        return bytes.toByteArray();
    }

    private Pickle little(int number) {
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
        return this;
    }
}
