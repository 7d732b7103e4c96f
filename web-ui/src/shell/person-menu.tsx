import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import ChevronDown from "lucide-react/icons/chevron-down";
import KeyRound from "lucide-react/icons/key-round";
import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { http } from "@/api/client";
import { useSession } from "@/components/session";
import { tellProblem } from "@/components/use-action";
import classes from "./person-menu.module.css";

const ROLE_WORDS = { INSTRUCTOR: "Instructor", GRADER: "Grader", STUDENT: "Student" };
const THEMES = [
  { value: "light", label: "Light theme", icon: Sun },
  { value: "dark", label: "Dark theme", icon: Moon },
  { value: "auto", label: "System theme", icon: Monitor },
] as const;

/** Who is signed in, the theme, and the way out. */
export function PersonMenu() {
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={`Account of ${session.person.name}`}>
          <span className={classes.name}>{session.person.name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {ROLE_WORDS[session.role]}
          {session.team ? `, team ${session.team.name}` : ""}
        </Menu.Label>
        {THEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden="true" />}
            rightSection={colorScheme === value ? "✓" : null}
            aria-current={colorScheme === value}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          component={Link}
          to="/tokens"
          leftSection={<KeyRound size={16} aria-hidden="true" />}
        >
          API tokens
        </Menu.Item>
        <Menu.Item
          leftSection={<LogOut size={16} aria-hidden="true" />}
          onClick={() => void signOut()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function useSignOut() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await http.DELETE("/session");
    } catch (thrown) {
      tellProblem(thrown);
      return;
    }
    await navigate({ to: "/sign-in", search: {} });
    cache.clear();
  };
}
