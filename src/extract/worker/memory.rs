//! A ceiling on the memory of a worker, the same on every system.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, Ordering::Relaxed};

/// From now on, an allocation that would make this process hold more bytes ends it.
pub(super) fn limit(bytes: usize) {
    LEFT.store(isize::try_from(bytes).unwrap_or(UNLIMITED), Relaxed);
}

const UNLIMITED: isize = isize::MAX;
/// Bytes that may still be allocated.
static LEFT: AtomicIsize = AtomicIsize::new(UNLIMITED);

#[global_allocator]
static ALLOCATOR: Limited = Limited;

/// The system's allocator, which refuses once nothing is left.
struct Limited;

fn take(bytes: usize) -> bool {
    if LEFT.load(Relaxed) == UNLIMITED {
        return true;
    }
    // A layout never passes `isize::MAX` bytes.
    let bytes = bytes as isize;
    let enough = LEFT.fetch_sub(bytes, Relaxed) >= bytes;
    if !enough {
        LEFT.fetch_add(bytes, Relaxed);
    }
    enough
}

fn give_back(bytes: usize) {
    if LEFT.load(Relaxed) != UNLIMITED {
        LEFT.fetch_add(bytes as isize, Relaxed);
    }
}

// SAFETY: every call is handed to the system's allocator with the layout it came with; refusing by a null pointer is
// allowed, and counting touches atomics only.
unsafe impl GlobalAlloc for Limited {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if take(layout.size()) { unsafe { System.alloc(layout) } } else { std::ptr::null_mut() }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if take(layout.size()) { unsafe { System.alloc_zeroed(layout) } } else { std::ptr::null_mut() }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !take(size) {
            return std::ptr::null_mut();
        }
        let moved = unsafe { System.realloc(block, layout, size) };
        give_back(if moved.is_null() { size } else { layout.size() });
        moved
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) };
        give_back(layout.size());
    }
}
