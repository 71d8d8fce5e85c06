/** Chats: the notice in turns while they stream by (GB 45438-2025 5.1). */
@NullMarked
package org.aigclabel.text.chat;

import org.jspecify.annotations.NullMarked;
