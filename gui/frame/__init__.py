"""The frame of the window: menus, tool bar, status line, start page."""
