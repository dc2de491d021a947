package org.linli.testkit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Reads one method instruction by instruction, knowing where each value on the stack comes from. */
final class Reading {

    /** Follows values through local variables and casts, which change nothing about them. */
    private static final class Sources extends SourceInterpreter {

        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }

    private final Code code;
    private final ClassNode type;
    private final MethodNode method;
    private Frame<SourceValue> frame;
    private Place place;

    Reading(Code code, ClassNode type, MethodNode method) {
        this.code = code;
        this.type = type;
        this.method = method;
    }

    void into(Facts facts) {
        Frame<SourceValue>[] frames;
        try {
            frames = new Analyzer<>(new Sources()).analyze(type.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(type.name + "." + method.name, e);
        }
        place = new Place(type, method, 0);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            frame = frames[i];
            if (instruction instanceof LineNumberNode line) {
                place = new Place(type, method, line.line);
            } else if (frame != null) {
                note(instruction, facts);
            }
        }
    }

    private void note(AbstractInsnNode instruction, Facts facts) {
        switch (instruction.getOpcode()) {
            case Opcodes.NEW -> facts.made().add(new Facts.Made(place, instruction, ((TypeInsnNode) instruction).desc));
            case Opcodes.PUTSTATIC, Opcodes.PUTFIELD -> {
                var write = (FieldInsnNode) instruction;
                Code.Field field = code.field(write.owner, write.name);
                if (field != null) {
                    facts.stores().add(new Facts.Store(place, field, below(0)));
                }
            }
            case Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE, Opcodes.SASTORE, Opcodes.IASTORE, Opcodes.LASTORE, Opcodes.FASTORE,
                    Opcodes.DASTORE -> facts.puts().add(new Facts.Put(place, below(2)));
            case Opcodes.ARETURN -> facts.gives(type, method, below(0));
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC -> {
                var call = (MethodInsnNode) instruction;
                int count = Type.getArgumentTypes(call.desc).length;
                Set<AbstractInsnNode> on = call.getOpcode() == Opcodes.INVOKESTATIC ? Set.of() : below(count);
                facts.calls().add(new Facts.Call(place, call, false, call.owner, call.name, call.desc, on, arguments(count)));
            }
            case Opcodes.INVOKEDYNAMIC -> reference((InvokeDynamicInsnNode) instruction, facts);
            default -> {
                // nothing that a rule asks about
            }
        }
    }

    /** A lambda, or a reference to a method: who holds it may call it. */
    private void reference(InvokeDynamicInsnNode made, Facts facts) {
        Arrays.stream(made.bsmArgs).filter(Handle.class::isInstance).map(Handle.class::cast).filter(handle -> handle.getDesc().startsWith("(")).forEach(handle -> {
            if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
                facts.made().add(new Facts.Made(place, made, handle.getOwner()));
            }
            int captured = Type.getArgumentTypes(made.desc).length;
            boolean bound = handle.getTag() != Opcodes.H_INVOKESTATIC && captured > 0;
            facts.calls().add(new Facts.Call(place, made, true, handle.getOwner(), handle.getName(), handle.getDesc(),
                    bound ? below(captured - 1) : Set.of(), List.of()));
        });
    }

    private List<Set<AbstractInsnNode>> arguments(int count) {
        var all = new ArrayList<Set<AbstractInsnNode>>();
        for (int i = count - 1; i >= 0; i--) {
            all.add(below(i));
        }
        return all;
    }

    /** Where the value comes from that lies so many values below the top of the stack. */
    private Set<AbstractInsnNode> below(int depth) {
        return frame.getStack(frame.getStackSize() - 1 - depth).insns;
    }
}
